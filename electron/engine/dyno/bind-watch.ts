/** Often enough to feel immediate, rarely enough to be nothing: a refused loopback connection costs microseconds. */
const POLL_MS = 100;

export interface BindWatchOptions {
  /** Must not reject. */
  isBound(): Promise<boolean>;
  /** How long a dyno may take to boot. */
  timeoutMs: number;
  onBound(): void;
  onElapsed(): void;
}

/** Waits until a dyno takes connections, for as long as it may take to boot; one of its listeners is called, once. */
export class BindWatch {
  readonly #options: BindWatchOptions;
  readonly #deadline: NodeJS.Timeout;
  #poll: NodeJS.Timeout | null = null;
  #over = false;

  constructor(options: BindWatchOptions) {
    this.#options = options;
    this.#deadline = setTimeout(() => this.#finish(options.onElapsed), options.timeoutMs);
    void this.#look();
  }

  /** No listener is called any more. */
  dispose(): void {
    this.#over = true;
    clearTimeout(this.#deadline);
    if (this.#poll !== null) clearTimeout(this.#poll);
  }

  async #look(): Promise<void> {
    const isBound = await this.#options.isBound();
    if (this.#over) return;
    if (isBound) return this.#finish(this.#options.onBound);
    this.#poll = setTimeout(() => void this.#look(), POLL_MS);
  }

  #finish(listener: () => void): void {
    this.dispose();
    listener();
  }
}
