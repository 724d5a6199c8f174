import { BOOT_TIMEOUT_MS, RESTART_DELAYS_MS, SHUTDOWN_GRACE_MS } from '../../shared/dyno-machine.ts';
import { DEFAULT_ROUTER_TIMING, type RouterTiming } from './router/router-timing.ts';

/** How long the dyno manager and the router wait for what. All in milliseconds. */
export interface Timing {
  /** Between SIGTERM and SIGKILL. */
  shutdownGraceMs: number;
  /** For `web` to bind $PORT. */
  bootTimeoutMs: number;
  /** Before the first, second, … restart of a dyno that keeps crashing; the last one repeats. */
  restartDelaysMs: readonly number[];
  /** Between looks for processes that only the ledger would lead to after a crash. */
  strayLookMs: number;
  router: RouterTiming;
}

/** A look at the process table takes milliseconds on Linux, and many of them where `ps` has to be run. */
const STRAY_LOOK_MS = process.platform === 'linux' ? 10_000 : 60_000;

export const DEFAULT_TIMING: Timing = {
  shutdownGraceMs: SHUTDOWN_GRACE_MS,
  bootTimeoutMs: BOOT_TIMEOUT_MS,
  restartDelaysMs: RESTART_DELAYS_MS,
  strayLookMs: STRAY_LOOK_MS,
  router: DEFAULT_ROUTER_TIMING,
};
