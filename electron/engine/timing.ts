import { BOOT_TIMEOUT_MS, RESTART_DELAYS_MS, SHUTDOWN_GRACE_MS } from '../../shared/dyno-machine.ts';

/** How long the dyno manager waits for what. All in milliseconds. */
export interface Timing {
  /** Between SIGTERM and SIGKILL. */
  shutdownGraceMs: number;
  /** For `web` to bind $PORT. */
  bootTimeoutMs: number;
  /** Before the first, second, … restart of a dyno that keeps crashing; the last one repeats. */
  restartDelaysMs: readonly number[];
  /** Between looks for processes that only the ledger would lead to after a crash. */
  strayLookMs: number;
  /** For a release command. */
  releaseTimeoutMs: number;
}

/** A look at the process table takes milliseconds on Linux, and many of them where `ps` has to be run. */
const STRAY_LOOK_MS = process.platform === 'linux' ? 10_000 : 60_000;

/** Heroku's hour, which cannot be extended (heroku-platform.md §7). */
const RELEASE_TIMEOUT_MS = 60 * 60_000;

export const DEFAULT_TIMING: Timing = {
  shutdownGraceMs: SHUTDOWN_GRACE_MS,
  bootTimeoutMs: BOOT_TIMEOUT_MS,
  restartDelaysMs: RESTART_DELAYS_MS,
  strayLookMs: STRAY_LOOK_MS,
  releaseTimeoutMs: RELEASE_TIMEOUT_MS,
};
