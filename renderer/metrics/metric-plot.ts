import type uPlot from 'uplot';
import { DASH, HEADROOM, niceTop, type PlotLine, plotOptions, token } from '../ui/charts/plot-options.ts';
import { timeOfDay } from '../ui/text/times.ts';
import { type Marker, wordsNear } from './metric-markers.ts';

/** What a plot reads anew whenever it is painted. */
export interface PlotSource {
  /** Charts with the same key share their hover. */
  syncKey: string;
  lines: readonly PlotLine[];
  /** The value all of the chart is measured against, such as the quota; null: none. */
  limit: number | null;
  format(value: number): string;
  /** Seconds since the epoch. */
  range(): [number, number];
  markers(): readonly Marker[];
  /** Null once the pointer has left. */
  onHover(words: string | null): void;
}

/** How near to a marker a pointer is told its words. */
const MARKER_REACH_PX = 6;

/** @returns the options of a chart's plot; its values are given to it beside. */
export function metricPlot(box: HTMLElement, source: PlotSource): uPlot.Options {
  return {
    ...plotOptions(box, source.lines, source.format),
    cursor: {
      y: false,
      drag: { setScale: false, x: false, y: false },
      points: { size: 6 },
      sync: { key: source.syncKey, scales: ['x', null], setSeries: false },
    },
    scales: {
      x: { time: true, range: () => source.range() },
      y: { range: (_, __, max) => [0, Math.max(niceTop(max), (source.limit ?? 0) * HEADROOM)] },
    },
    hooks: {
      draw: [(plot) => drawOver(plot, source)],
      setCursor: [(plot) => source.onHover(hoverWords(plot, source))],
    },
  };
}

/** Vertical lines of markers, and the limit. */
function drawOver(plot: uPlot, source: PlotSource): void {
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
  return [timeOfDay(time * 1000), ...values, wordsNear(source.markers(), time, reach)].filter(Boolean).join(' · ');
}
