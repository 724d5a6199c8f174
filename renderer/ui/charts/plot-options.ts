import type uPlot from 'uplot';
import { timeOfDay } from '../text/times.ts';

/** One line of a plot; null where there is nothing to draw. */
export interface PlotLine {
  name: string;
  /** A custom property of tokens.css, such as `--hue-0`. */
  colour: string;
  values: (number | null)[];
  dashed?: boolean;
}

const AXIS_WIDTH_PX = 52;
const AXIS_HEIGHT_PX = 22;
const AXIS_GAP_PX = 4;
/** The first time stands below the 0 of the other axis. */
const TIME_GAP_PX = 8;
const LINE_WIDTH_PX = 1.5;
/** Lines of the y axis, and times of the x axis, lie at least this far from each other. */
const TICK_SPACE_PX = 24;
const TIME_SPACE_PX = 56;
const POINT_PX = 3;
export const DASH = [4, 3];
/** Top, right, bottom, left: half of the last time stands beyond the end. */
const PADDING_PX: uPlot.Padding = [6, 28, 0, 0];
const FONT = '11px system-ui, sans-serif';
/** Room over the highest value. */
export const HEADROOM = 1.1;

/** The value of a custom property of tokens.css now. */
export function token(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

/**
 * What all plots over time have in common: lines over a clock, without a legend.
 * @param format a value as the axis says it
 */
export function plotOptions(
  box: HTMLElement,
  lines: readonly PlotLine[],
  format: (value: number) => string,
): Omit<uPlot.Options, 'scales'> {
  const axis = { stroke: token('--text-faint'), font: FONT, ticks: { show: false }, gap: AXIS_GAP_PX };
  return {
    width: Math.max(1, box.clientWidth),
    height: Math.max(1, box.clientHeight),
    padding: PADDING_PX,
    legend: { show: false },
    axes: [
      {
        ...axis,
        size: AXIS_HEIGHT_PX,
        gap: TIME_GAP_PX,
        space: TIME_SPACE_PX,
        grid: { show: false },
        values: (_, splits) => splits.map((split) => timeOfDay(split * 1000)),
      },
      {
        ...axis,
        size: AXIS_WIDTH_PX,
        space: TICK_SPACE_PX,
        grid: { stroke: token('--border'), width: 1 },
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
        ...(dashed === true && { dash: DASH }),
      })),
    ],
  };
}

/** The upper end of an axis: some room over the highest value, and a height where there is none. */
export function niceTop(max: number | null): number {
  return max === null || max <= 0 ? 1 : max * HEADROOM;
}

/** Values without neighbours would be lines without length: those, and only those, are drawn as points. */
function lonePoints(plot: uPlot, series: number): number[] {
  return loneIndexes(plot.data[series]!);
}

/** Indexes of values that have no value right before and none right after them. */
export function loneIndexes(values: ArrayLike<number | null | undefined>): number[] {
  const lone: number[] = [];
  for (let index = 0; index < values.length; index++) {
    const [before, here, after] = [values[index - 1], values[index], values[index + 1]];
    if (isValue(here) && !isValue(before) && !isValue(after)) lone.push(index);
  }
  return lone;
}

function isValue(value: number | null | undefined): boolean {
  return value !== null && value !== undefined;
}
