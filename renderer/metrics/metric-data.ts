import type { DynoSample, Sample } from '../../shared/app/platform.ts';
import type { RequestSecond } from '../../shared/router/router.ts';
import { t } from '../../shared/text/i18n.ts';
import type { PlotLine } from '../ui/charts/plot-options.ts';
import { memoryShare } from './metric-labels.ts';

export interface MetricChartData {
  /** Seconds since the epoch, ascending. */
  times: number[];
  lines: PlotLine[];
}

export interface ShownType {
  name: string;
  colour: string;
  /** Of its size, mebibytes; Infinity where there is none. */
  quota: number;
}

type DynoFigures = { dyno: string; seconds: RequestSecond[] };

const PERCENT = 100;
const PERCENTILES = ['p50', 'p95', 'p99'] as const;
/** Seconds of figures that the engine keeps. */
const FIGURE_SECONDS = 300;

/** Percent of one core that the dynos of each type use together. */
export function cpuData(samples: readonly Sample[], types: readonly ShownType[]): MetricChartData {
  return sampleData(samples, types, (dynos) => PERCENT * dynos.reduce((sum, { cpu }) => sum + cpu, 0));
}

/** Percent of its quota that the dyno of each type with the most memory uses: a sum would hide the one that is full. */
export function memoryData(samples: readonly Sample[], types: readonly ShownType[]): MetricChartData {
  return sampleData(
    samples,
    types,
    (dynos, { quota }) => PERCENT * Math.max(...dynos.map((dyno) => memoryShare(dyno, quota))),
  );
}

/** Requests of all web dynos, and errors where there are any, in each second before `now` (whole seconds). */
export function rateData(figures: readonly DynoFigures[], now: number, colour: string): MetricChartData {
  const times = secondsBefore(now);
  const sum = (key: 'requests' | 'errors') => totals(figures, key, times);
  const errors = sum('errors');
  const lines: PlotLine[] = [{ name: t('requests'), colour, values: sum('requests') }];
  if (errors.some((count) => count > 0)) {
    lines.push({ name: t('errors'), colour: '--crashed', values: errors, dashed: true });
  }
  return { times, lines };
}

/** Milliseconds of service of the slowest web dyno: percentiles of several dynos cannot be added up. */
export function timeData(figures: readonly DynoFigures[], now: number): MetricChartData {
  const times = secondsBefore(now);
  const bySecond = new Map<number, RequestSecond[]>();
  for (const second of figures.flatMap(({ seconds }) => seconds)) {
    if (second.requests > 0) bySecond.set(second.second, [...(bySecond.get(second.second) ?? []), second]);
  }
  const lines = PERCENTILES.map((name, index) => ({
    name,
    colour: `--hue-${index}`,
    values: times.map((time) => highest(bySecond.get(time)?.map((second) => second[name]))),
  }));
  return { times, lines };
}

function sampleData(
  samples: readonly Sample[],
  types: readonly ShownType[],
  value: (dynos: DynoSample[], type: ShownType) => number,
): MetricChartData {
  const lines = types.map((type) => ({
    name: type.name,
    colour: type.colour,
    values: samples.map(({ dynos }) => {
      const own = dynos.filter(({ dyno }) => dyno.startsWith(`${type.name}.`));
      return own.length === 0 ? null : value(own, type);
    }),
  }));
  const used = lines.filter(({ values }) => values.some((each) => each !== null));
  return { times: samples.map(({ at }) => at / 1000), lines: used };
}

function secondsBefore(now: number): number[] {
  return Array.from({ length: FIGURE_SECONDS }, (_, index) => now - FIGURE_SECONDS + index);
}

function totals(figures: readonly DynoFigures[], key: 'requests' | 'errors', times: number[]): number[] {
  const bySecond = new Map<number, number>();
  for (const { second, [key]: count } of figures.flatMap(({ seconds }) => seconds)) {
    bySecond.set(second, (bySecond.get(second) ?? 0) + count);
  }
  return times.map((time) => bySecond.get(time) ?? 0);
}

function highest(values: number[] | undefined): number | null {
  return values === undefined ? null : Math.max(...values);
}
