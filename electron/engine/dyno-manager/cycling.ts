import type { Dyno } from '../dyno/dyno.ts';
import type { DynoProcess } from '../process/dyno-process.ts';

export interface CyclingOptions {
  /** Milliseconds from a dyno's start on, and the most that chance adds to them. */
  afterMs: number;
  spreadMs: number;
  dynos(): readonly Dyno[];
}

/** Heroku's daily restart: each dyno once it has run for a day and a random while; any restart begins its day anew. */
export class Cycling {
  readonly #options: CyclingOptions;
  /** Epoch milliseconds; drawn when a process is first seen, whether dynos are cycled at this time or not. */
  #due = new WeakMap<DynoProcess, number>();
  #timer: NodeJS.Timeout | null = null;

  constructor(options: CyclingOptions) {
    this.#options = options;
  }

  /** To be called whenever dynos or the setting may have changed. */
  update(enabled: boolean): void {
    this.dispose();
    const due = this.#options.dynos().flatMap((dyno) => (dyno.process === null ? [] : [this.#dueOf(dyno.process)]));
    if (!enabled || due.length === 0) return;
    this.#timer = setTimeout(() => this.#cycle(), Math.max(0, Math.min(...due) - Date.now()));
  }

  dispose(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #dueOf(process: DynoProcess): number {
    const { afterMs, spreadMs } = this.#options;
    const due = this.#due.get(process) ?? Date.now() + afterMs + Math.random() * spreadMs;
    this.#due.set(process, due);
    return due;
  }

  #cycle(): void {
    const now = Date.now();
    const isDue = ({ process }: Dyno): boolean => process !== null && this.#dueOf(process) <= now;
    for (const dyno of this.#options.dynos().filter(isDue)) dyno.apply({ name: 'cycle' });
    this.update(true);
  }
}
