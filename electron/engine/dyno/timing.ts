import { BOOT_TIMEOUT_MS, RESTART_DELAYS_MS, SHUTDOWN_GRACE_MS } from '../../../shared/dynos/dyno-machine.ts';

/** How long the dyno manager waits for what. All in milliseconds. */
export interface Timing {
  /** Between SIGTERM and SIGKILL. */
  shutdownGraceMs: number;
  /** For `web` to bind $PORT. */
  bootTimeoutMs: number;
  /** That `web` listens on one other port alone, until it is taken with that. */
  listensElsewhereMs: number;
  /** Before the first, second, … restart of a dyno that keeps crashing; the last one repeats. */
  restartDelaysMs: readonly number[];
  /** Between looks for processes that only the ledger would lead to after a crash. */
  strayLookMs: number;
  /** Between samples of what dynos use. */
  sampleMs: number;
  /** Between two lines about a dyno's memory or load. */
  reportMs: number;
  /** From a dyno's start to its daily restart, and the most that chance adds to it. */
  cycleAfterMs: number;
  cycleSpreadMs: number;
  /** For a release command. */
  releaseTimeoutMs: number;
}

/** Servers that are told to listen on both come to $PORT within it; who waits for a page hardly notices. */
const LISTENS_ELSEWHERE_MS = 5_000;
/** A look at the process table takes milliseconds on Linux, and many of them where `ps` has to be run. */
const STRAY_LOOK_MS = process.platform === 'linux' ? 10_000 : 60_000;
/** Often enough for a chart that moves. */
const SAMPLE_MS = 2_000;
/** Heroku's 20 s, of R14 as of runtime metrics (docs/heroku.md §3.4, §3.7). */
const REPORT_MS = 20_000;
/** Heroku's 24 hours and up to 216 minutes (docs/heroku.md §0.1). */
const CYCLE_AFTER_MS = 24 * 60 * 60_000;
const CYCLE_SPREAD_MS = 216 * 60_000;

/** Heroku's hour, which cannot be extended (docs/heroku.md §7). */
const RELEASE_TIMEOUT_MS = 60 * 60_000;

export const DEFAULT_TIMING: Timing = {
  shutdownGraceMs: SHUTDOWN_GRACE_MS,
  bootTimeoutMs: BOOT_TIMEOUT_MS,
  listensElsewhereMs: LISTENS_ELSEWHERE_MS,
  restartDelaysMs: RESTART_DELAYS_MS,
  strayLookMs: STRAY_LOOK_MS,
  sampleMs: SAMPLE_MS,
  reportMs: REPORT_MS,
  cycleAfterMs: CYCLE_AFTER_MS,
  cycleSpreadMs: CYCLE_SPREAD_MS,
  releaseTimeoutMs: RELEASE_TIMEOUT_MS,
};
