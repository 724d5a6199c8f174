/** A dyno that keeps crashing is told about this often. */
const QUIET_MS = 60_000;

/**
 * Lets the first of a row of events through at once and the rest, as a count, once a minute for each key.
 * `say` gets the newest of them and how many there were since it was last called.
 */
export class Coalesced<T> {
  readonly #waiting = new Map<string, { timer: ReturnType<typeof setTimeout>; newest: T | null; count: number }>();

  readonly #say: (event: T, count: number) => void;

  constructor(say: (event: T, count: number) => void) {
    this.#say = say;
  }

  add(key: string, event: T): void {
    const waiting = this.#waiting.get(key);
    if (waiting) {
      waiting.newest = event;
      waiting.count += 1;
      return;
    }
    this.#wait(key);
    this.#say(event, 1);
  }

  dispose(): void {
    for (const { timer } of this.#waiting.values()) clearTimeout(timer);
    this.#waiting.clear();
  }

  #wait(key: string): void {
    this.#waiting.set(key, { timer: setTimeout(() => this.#elapsed(key), QUIET_MS), newest: null, count: 0 });
  }

  #elapsed(key: string): void {
    const { newest = null, count = 0 } = this.#waiting.get(key) ?? {};
    this.#waiting.delete(key);
    if (newest === null) return;
    this.#wait(key);
    this.#say(newest, count);
  }
}
