import uPlot from 'uplot';
import { loneIndexes } from '../ui/lone-indexes.ts';
import type { MetricLine } from './metric-data.ts';
import { type Marker, wordsNear } from './metric-markers.ts';

/** What a plot reads anew whenever it is painted. */
export interface PlotSource {
  /** Charts with the same key share their hover. */
  syncKey: string;
  lines: readonly MetricLine[];
  /** The value all of the chart is measured against, such as the quota; null: none. */
  limit: number | null;
  format(value: number): string;
  /** Seconds since the epoch. */
  range(): [number, number];
  markers(): readonly Marker[];
  /** Null once the pointer has left. */
  onHover(words: string | null): void;
}

const AXIS_WIDTH_PX = 52;
const AXIS_HEIGHT_PX = 18;
const LINE_WIDTH_PX = 1.5;
const TICK_SPACE_PX = 26;
const TIME_SPACE_PX = 56;
const POINT_PX = 3;
/** How near to a marker a pointer is told its words. */
const MARKER_REACH_PX = 6;
const DASH = [4, 3];
const FONT = '11px system-ui, sans-serif';
/** Room over the highest value. */
const HEADROOM = 1.1;
const CLOCK = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });

export function plotOptions(box: HTMLElement, source: PlotSource): uPlot.Options {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string): string => style.getPropertyValue(name).trim();
  const axis = { stroke: token('--text-faint'), font: FONT, ticks: { show: false }, gap: 4 };
  const grid = { stroke: token('--border'), width: 1 };
  const time = { ...axis, size: AXIS_HEIGHT_PX, space: TIME_SPACE_PX, grid: { show: false } };
  return {
    width: Math.max(1, box.clientWidth),
    height: Math.max(1, box.clientHeight),
    padding: [6, 28, 0, 0],
    legend: { show: false },
    cursor: {
      y: false,
      drag: { setScale: false, x: false, y: false },
      points: { size: 6 },
      sync: { key: source.syncKey, scales: ['x', null], setSeries: false },
    },
    scales: {
      x: { time: true, range: () => source.range() },
      y: { range: (_, __, max) => [0, Math.max(max === null || max <= 0 ? 1 : max * HEADROOM, (source.limit ?? 0) * HEADROOM)] },
    },
    axes: [
      { ...time, values: (_, splits) => splits.map((split) => CLOCK.format(split * 1000)) },
      { ...axis, size: AXIS_WIDTH_PX, space: TICK_SPACE_PX, grid, values: (_, splits) => splits.map(source.format) },
    ],
    series: [
      {},
      ...source.lines.map(({ name, colour, dashed }) => ({
        label: name,
        stroke: token(colour),
        width: LINE_WIDTH_PX,
        spanGaps: false,
        points: {
          show: true,
          size: POINT_PX,
          fill: token(colour),
          filter: (plot: uPlot, index: number) => loneIndexes(plot.data[index]!),
        },
        ...(dashed === true && { dash: DASH }),
      })),
    ],
    hooks: {
      draw: [(plot) => drawOver(plot, source, token)],
      setCursor: [(plot) => source.onHover(hoverWords(plot, source))],
    },
  };
}

/** Vertical lines of markers, and the limit. */
function drawOver(plot: uPlot, source: PlotSource, token: (name: string) => string): void {
  const { ctx, bbox } = plot;
  const [from, to] = source.range();
  ctx.save();
  ctx.lineWidth = devicePixelRatio;
  const line = (colour: string, x1: number, y1: number, x2: number, y2: number): void => {
    ctx.strokeStyle = token(colour);
    ctx.beginPath();
    ctx.moveTo(x1, y1);
    ctx.lineTo(x2, y2);
    ctx.stroke();
  };
  ctx.setLineDash(DASH.map((length) => length * devicePixelRatio));
  if (source.limit !== null) {
    const y = Math.round(plot.valToPos(source.limit, 'y', true));
    line('--crashed', bbox.left, y, bbox.left + bbox.width, y);
  }
  for (const { time, colour } of source.markers()) {
    if (time < from || time > to) continue;
    const x = Math.round(plot.valToPos(time, 'x', true));
    line(colour, x, bbox.top, x, bbox.top + bbox.height);
  }
  ctx.restore();
}

function hoverWords(plot: uPlot, source: PlotSource): string | null {
  const { left, idx } = plot.cursor;
  if (left === undefined || left < 0) return null;
  const time = plot.posToVal(left, 'x');
  const [from, to] = source.range();
  const reach = (MARKER_REACH_PX * (to - from)) / Math.max(1, plot.over.clientWidth);
  const values = source.lines.flatMap(({ name }, index) => {
    const value = plot.data[index + 1]?.[idx ?? -1] ?? null;
    return value === null ? [] : [`${name} ${source.format(value)}`];
  });
  return [CLOCK.format(time * 1000), ...values, wordsNear(source.markers(), time, reach)].filter(Boolean).join(' · ');
}
