import { BOOT_TIMEOUT_MS, RESTART_DELAYS_MS, SHUTDOWN_GRACE_MS } from '../../shared/dyno-machine.ts';

/** How long the dyno manager waits for what. All in milliseconds. */
export interface Timing {
  /** Between SIGTERM and SIGKILL. */
  shutdownGraceMs: number;
  /** For `web` to bind $PORT. */
  bootTimeoutMs: number;
  /** Before the first, second, … restart of a dyno that keeps crashing; the last one repeats. */
  restartDelaysMs: readonly number[];
}

export const DEFAULT_TIMING: Timing = {
  shutdownGraceMs: SHUTDOWN_GRACE_MS,
  bootTimeoutMs: BOOT_TIMEOUT_MS,
  restartDelaysMs: RESTART_DELAYS_MS,
};
