import { useEffect, useEffectEvent, useRef } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { onPaletteChange } from '../terminals/palette.ts';
import { loneIndexes } from './lone-indexes.ts';
import styles from './TimeChart.module.css';

export interface TimeChartLine {
  name: string;
  /** A custom property of tokens.css, such as `--hue-0`. */
  colour: string;
  values: (number | null)[];
  dashed?: boolean;
}

export interface TimeChartProps {
  /** Accessible name: also says in words what is drawn. */
  label: string;
  /** Seconds since the epoch. */
  times: number[];
  lines: TimeChartLine[];
  /** A value as the axis says it. */
  format: (value: number) => string;
}

const AXIS_WIDTH_PX = 46;
const AXIS_HEIGHT_PX = 18;
const LINE_WIDTH_PX = 1.25;
/** Lines of one y axis lie at least this far from each other. */
const TICK_SPACE_PX = 24;
const TIME_SPACE_PX = 70;
const POINT_PX = 3;
const FONT = '11px system-ui, sans-serif';
const CLOCK = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });

/** Values over time, drawn by uPlot on a canvas. Other lines make another chart; other values only repaint it. */
export function TimeChart({ label, times, lines, format }: TimeChartProps) {
  const host = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | null>(null);
  const shape = lines.map(({ name, colour, dashed }) => `${name} ${colour} ${dashed}`).join();

  const draw = useEffectEvent((box: HTMLElement) => {
    plot.current?.destroy();
    plot.current = new uPlot(optionsOf(box, lines, format), dataOf(times, lines), box);
  });
  useEffect(() => {
    const box = host.current;
    if (box === null) return undefined;
    draw(box);
    const resized = new ResizeObserver(() => {
      const { clientWidth: width, clientHeight: height } = box;
      if (width > 0 && height > 0) plot.current?.setSize({ width, height });
    });
    resized.observe(box);
    const stop = onPaletteChange(() => draw(box));
    return () => {
      stop();
      resized.disconnect();
      plot.current?.destroy();
      plot.current = null;
    };
  }, [shape]);

  useEffect(() => plot.current?.setData(dataOf(times, lines)), [times, lines]);

  return <div ref={host} className={styles.chart} role="img" aria-label={label} />;
}

function dataOf(times: number[], lines: TimeChartLine[]): uPlot.AlignedData {
  return [times, ...lines.map(({ values }) => values)];
}

function optionsOf(box: HTMLElement, lines: TimeChartLine[], format: (value: number) => string): uPlot.Options {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string): string => style.getPropertyValue(name).trim();
  const axis = { stroke: token('--text-faint'), font: FONT, ticks: { show: false }, gap: 4 };
  const grid = { stroke: token('--border'), width: 1 };
  return {
    width: Math.max(1, box.clientWidth),
    height: Math.max(1, box.clientHeight),
    padding: [6, 10, 0, 0],
    legend: { show: false },
    cursor: { show: false },
    scales: { x: { time: true }, y: { range: (_, __, max) => [0, niceTop(max)] } },
    axes: [
      {
        ...axis,
        size: AXIS_HEIGHT_PX,
        space: TIME_SPACE_PX,
        grid: { show: false },
        values: (_, splits) => splits.map((split) => CLOCK.format(split * 1000)),
      },
      {
        ...axis,
        size: AXIS_WIDTH_PX,
        space: TICK_SPACE_PX,
        grid,
        values: (_, splits) => splits.map(format),
      },
    ],
    series: [
      {},
      ...lines.map(({ name, colour, dashed }) => ({
        label: name,
        stroke: token(colour),
        width: LINE_WIDTH_PX,
        points: { show: true, size: POINT_PX, fill: token(colour), filter: lonePoints },
        ...(dashed === true && { dash: [4, 3] }),
      })),
    ],
  };
}

/** Values without neighbours would be lines without length: those, and only those, are drawn as points. */
function lonePoints(plot: uPlot, series: number): number[] {
  return loneIndexes(plot.data[series]!);
}

/** Some room over the highest value; an axis without values still has a height. */
function niceTop(max: number | null): number {
  return max === null || max <= 0 ? 1 : max * 1.1;
}
