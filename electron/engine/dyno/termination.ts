import type { Shutdown } from '../../../shared/dynos/dyno.ts';
import { describeSurvivors, exitTimeoutLines } from '../../../shared/dynos/error-lines.ts';
import type { DynoProcess } from '../process/dyno-process.ts';

/** The count of processes left, for the countdown on the screen. */
const COUNT_INTERVAL_MS = 500;

export interface TerminationOptions {
  process: DynoProcess;
  signal: 'SIGTERM' | 'SIGKILL';
  /** Between SIGTERM and SIGKILL. */
  graceMs: number;
  /** Interactive shells ignore SIGTERM; closing their terminal is what ends them. */
  hangUp: boolean;
  log(text: string): void;
  /** Who outlived the grace period, in one line. */
  note(text: string): void;
  /** The countdown has other figures now. */
  changed(): void;
}

/** A process of a dyno on its way out: SIGTERM, the grace period, SIGKILL. It depends on nothing its dyno does next. */
export class Termination {
  readonly process: DynoProcess;
  /** Resolves once nothing of the process is alive. */
  readonly gone: Promise<void>;

  readonly #options: TerminationOptions;
  #shutdown: Shutdown;
  #grace: NodeJS.Timeout | null = null;
  #count: NodeJS.Timeout;
  #markGone: () => void = () => {};

  constructor(options: TerminationOptions) {
    const { process, signal, graceMs } = options;
    this.process = process;
    this.#options = options;
    this.gone = new Promise((resolve) => (this.#markGone = resolve));
    const since = Date.now();
    this.#shutdown = { since, deadline: since + graceMs, alive: process.countAlive() };
    this.#count = setInterval(() => this.#recount(), COUNT_INTERVAL_MS);
    if (signal === 'SIGKILL') this.#killNow();
    else this.#terminate(graceMs);
  }

  get shutdown(): Shutdown {
    return this.#shutdown;
  }

  /** Ends the grace period. May be repeated. */
  kill(): void {
    if (this.#shutdown.deadline !== null) this.#options.log('Stopping remaining processes with SIGKILL');
    this.#killNow();
  }

  /** To be called once nothing of the process is alive. */
  dispose(): void {
    clearInterval(this.#count);
    if (this.#grace !== null) clearTimeout(this.#grace);
    this.#markGone();
  }

  #terminate(graceMs: number): void {
    if (this.#options.hangUp) this.process.hangUp();
    this.process.terminate();
    this.#grace = setTimeout(() => this.#graceElapsed(graceMs / 1000), graceMs);
  }

  #graceElapsed(seconds: number): void {
    for (const line of exitTimeoutLines(seconds)) this.#options.log(line);
    const note = describeSurvivors(seconds, this.process.survivors());
    if (note !== null) this.#options.note(note);
    this.#killNow();
  }

  #killNow(): void {
    if (this.#grace !== null) clearTimeout(this.#grace);
    this.process.kill();
    this.#shutdown = { ...this.#shutdown, deadline: null };
    this.#recount();
  }

  #recount(): void {
    this.#shutdown = { ...this.#shutdown, alive: this.process.countAlive() };
    this.#options.changed();
  }
}

/** One countdown for all that a dyno has terminating: from the first SIGTERM to the last SIGKILL. */
export function combinedShutdown(terminations: readonly Termination[]): Shutdown | null {
  const shutdowns = terminations.map(({ shutdown }) => shutdown);
  if (shutdowns.length === 0) return null;
  const deadlines = shutdowns.flatMap(({ deadline }) => deadline ?? []);
  return {
    since: Math.min(...shutdowns.map(({ since }) => since)),
    deadline: deadlines.length === 0 ? null : Math.max(...deadlines),
    alive: shutdowns.reduce((sum, { alive }) => sum + alive, 0),
  };
}
