/** Waits before a dyno that has crashed is started again. */
export class RestartTimer {
  #timer: NodeJS.Timeout | null = null;
  #at: number | null = null;

  readonly #due: () => void;

  /** @param due called once for each wait that is not cancelled */
  constructor(due: () => void) {
    this.#due = due;
  }

  /** Epoch milliseconds of its end; null while nothing is waited for. */
  get at(): number | null {
    return this.#at;
  }

  schedule(delayMs: number): void {
    this.cancel();
    this.#at = Date.now() + delayMs;
    this.#timer = setTimeout(() => this.#elapsed(), delayMs);
  }

  /** Waits no longer, if it waits at all. */
  hurry(): void {
    if (this.#timer !== null) this.#elapsed();
  }

  cancel(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#at = null;
  }

  #elapsed(): void {
    this.cancel();
    this.#due();
  }
}
