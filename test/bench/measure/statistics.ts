import type { Samples } from '../part.ts';

/** The middle value, or the mean of the two in the middle; NaN for none. */
export function median(values: number[]): number {
  return (quantile(values, 0.5, Math.floor) + quantile(values, 0.5, Math.ceil)) / 2;
}

/** What 95 of 100 values do not exceed. */
export function p95(values: number[]): number {
  return quantile(values, 0.95, Math.ceil);
}

function quantile(values: number[], part: number, round: (at: number) => number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[round((sorted.length - 1) * part)] ?? Number.NaN;
}

/** How many times the median of the second the median of the first is; NaN when one was not measured. */
export function ratioOf(samples: Samples, figure: string, first: string, second: string): number {
  return median(samples[first]?.[figure] ?? []) / median(samples[second]?.[figure] ?? []);
}
