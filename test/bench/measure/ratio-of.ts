import type { Samples } from '../part.ts';
import { median } from './statistics.ts';

/** How many times the median of the second the median of the first is; NaN when one was not measured. */
export function ratioOf(samples: Samples, figure: string, first: string, second: string): number {
  return median(samples[first]?.[figure] ?? []) / median(samples[second]?.[figure] ?? []);
}
