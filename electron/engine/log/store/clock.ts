const MICROSECONDS = 1000;
/**
 * How far the wall clock may run ahead before it is followed. The monotonic clock stands still while the machine
 * sleeps; smaller differences are the granularity of `Date.now()` and the clock being disciplined.
 */
const MAX_LAG_US = 1_000_000;

/**
 * A clock for log lines: whole microseconds since the epoch, never going back. When the wall clock is set back, it
 * goes on from where it was, so that order and distances stay right.
 */
export function createClock(): () => number {
  let offset = performance.timeOrigin * MICROSECONDS;
  let last = 0;
  return () => {
    const running = performance.now() * MICROSECONDS;
    const wall = Date.now() * MICROSECONDS;
    if (wall - (offset + running) > MAX_LAG_US) offset = wall - running;
    last = Math.max(last, Math.floor(offset + running));
    return last;
  };
}
