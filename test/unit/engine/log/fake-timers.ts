import type { Timers } from '../../../../electron/engine/log/store/line-splitter.ts';

/** Timers whose time a test moves on. */
export class FakeTimers implements Timers {
  #now = 0;
  #nextId = 1;
  readonly #waiting = new Map<number, { at: number; callback: () => void }>();

  get pending(): number {
    return this.#waiting.size;
  }

  setTimeout(callback: () => void, milliseconds: number): number {
    this.#waiting.set(this.#nextId, { at: this.#now + milliseconds, callback });
    return this.#nextId++;
  }

  clearTimeout(timer: never): void {
    this.#waiting.delete(timer);
  }

  advance(milliseconds: number): void {
    this.#now += milliseconds;
    for (const [id, { at, callback }] of [...this.#waiting]) {
      if (at > this.#now) continue;
      this.#waiting.delete(id);
      callback();
    }
  }
}
