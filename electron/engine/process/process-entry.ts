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
