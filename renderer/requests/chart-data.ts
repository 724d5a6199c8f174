import type { RequestSecond } from '../../shared/router/router.ts';

/** How long the engine's figures go back: five minutes. */
export const CHART_SECONDS = 300;
/** The rate that is told is the mean of so many seconds: steady enough to read. */
const RATE_SECONDS = 5;

export interface DynoFigures {
  dyno: string;
  seconds: RequestSecond[];
}

export type Percentile = 'p50' | 'p95' | 'p99';

/** One line of a chart; null where there is nothing to draw. */
export interface ChartLine {
  name: string;
  values: (number | null)[];
}

export interface Chart {
  /** Whole seconds since the epoch. */
  times: number[];
  lines: ChartLine[];
}

/** Requests a second of each dyno up to the second before `now` (whole seconds): the current one is not over. */
export function rateChart(figures: DynoFigures[], now: number): Chart {
  return chart(figures, now, ({ requests }) => requests, 0);
}

/** Errors a second, of all dynos together. */
export function errorsOf(figures: DynoFigures[], now: number): ChartLine {
  const { lines } = chart(figures, now, ({ errors }) => errors, 0);
  const values = Array.from({ length: CHART_SECONDS }, (_, at) =>
    lines.reduce((sum, { values }) => sum + (values[at] ?? 0), 0),
  );
  return { name: 'errors', values };
}

/** Milliseconds of service of each dyno, where it served anything. */
export function timeChart(figures: DynoFigures[], now: number, percentile: Percentile): Chart {
  return chart(figures, now, (second) => (second.requests > 0 ? second[percentile] : null), null);
}

function chart(
  figures: DynoFigures[],
  now: number,
  value: (second: RequestSecond) => number | null,
  missing: number | null,
): Chart {
  const first = now - CHART_SECONDS;
  return {
    times: Array.from({ length: CHART_SECONDS }, (_, index) => first + index),
    lines: figures.map(({ dyno, seconds }) => {
      const values = Array.from<number | null>({ length: CHART_SECONDS }).fill(missing);
      for (const second of seconds) {
        const at = second.second - first;
        if (at >= 0 && at < CHART_SECONDS) values[at] = value(second);
      }
      return { name: dyno, values };
    }),
  };
}

export interface DynoSummary {
  dyno: string;
  /** Mean of the last seconds. */
  rate: number;
  /** Of the newest second in which it served anything; null: none did. */
  p50: number | null;
  p95: number | null;
  p99: number | null;
}

/** What the charts show, as numbers. */
export function summaryOf({ dyno, seconds }: DynoFigures, now: number): DynoSummary {
  const recent = seconds.filter(({ second }) => second >= now - RATE_SECONDS && second < now);
  const rate = recent.reduce((sum, { requests }) => sum + requests, 0) / RATE_SECONDS;
  const newest = seconds.findLast(({ requests, second }) => requests > 0 && second >= now - CHART_SECONDS);
  const { p50 = null, p95 = null, p99 = null } = newest ?? {};
  return { dyno, rate, p50, p95, p99 };
}
