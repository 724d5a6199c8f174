import { uptime } from 'node:os';
import { platform } from 'node:process';

/** One process as the system lists it. */
export interface ProcessEntry {
  pid: number;
  ppid: number;
  pgid: number;
  session: number;
  /** Tells two users of one pid apart: clock ticks since boot on Linux, the start's date and second elsewhere. */
  startedAt: string;
  /** Stopped by a signal (Ctrl-Z, SIGSTOP): it acts on other signals only once it is continued. */
  stopped: boolean;
  /** Value of the marker variable it was started with; null when it has none or hides its environment. */
  mark: string | null;
}

/** The unit of `startedAt` on Linux: USER_HZ, 100 on every architecture that Node runs on. */
export const TICKS_PER_SECOND = 100;
/** A shell has reset its parent's traps and started its command well within this, even on a busy machine. */
const YOUNG_SECONDS = 0.2;

/** Now, on the clock of `startedAt`, in whole ticks; null where the system tells starts by the second only. */
export function bootClock(): number | null {
  return platform === 'linux' ? Math.floor(uptime() * TICKS_PER_SECOND) : null;
}

/** Whether a process was there before a moment of {@link bootClock}; false when that cannot be told. */
export function startedBefore(startedAt: string, moment: number | null): boolean {
  return moment !== null && Number(startedAt) < moment;
}

/** Whether a process has just been started. Where the system tells starts by the second only, none is. */
export function isYoung({ startedAt }: ProcessEntry): boolean {
  return platform === 'linux' && uptime() - Number(startedAt) / TICKS_PER_SECOND < YOUNG_SECONDS;
}
