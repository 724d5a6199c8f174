/** First a quick try, for an engine that was only restarted; then patience, for one that is gone. */
const WAITS_MS = [250, 500, 1_000, 2_000, 5_000, 10_000] as const;

/** Milliseconds to wait before the given attempt (0 is the first after a loss); the last wait repeats. */
export function waitBefore(attempt: number): number {
  return WAITS_MS[Math.min(attempt, WAITS_MS.length - 1)] ?? WAITS_MS[0];
}
