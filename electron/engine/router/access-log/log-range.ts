import type { Logplex } from '../../log/logplex.ts';

/**
 * The lines of an app's log between a moment and a line.
 * @param since microseconds since the epoch
 * @returns null when the last of them is not kept any more
 */
export function logRange(logplex: Logplex, since: number, last: number): { first: number; last: number } | null {
  let low = logplex.firstLine;
  let high = last;
  if (last < low || last >= logplex.endLine) return null;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const [row] = logplex.context(middle, 0, 0);
    if (row !== undefined && row.time >= since) high = middle;
    else low = middle + 1;
  }
  return { first: low, last };
}
