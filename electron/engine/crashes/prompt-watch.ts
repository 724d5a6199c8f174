/** A program that has printed nothing for this long may be waiting for somebody. */
const PAUSE_MS = 250;

/**
 * Looks at a dyno's output whenever it pauses. While output comes, that costs one comparison a chunk and one timer for
 * each pause that does not happen.
 */
export class PromptWatch {
  #timer: NodeJS.Timeout | null = null;
  #isQuiet = true;

  readonly #look: () => void;

  constructor(look: () => void) {
    this.#look = look;
  }

  output(): void {
    this.#isQuiet = false;
    if (this.#timer !== null) return;
    this.#timer = setTimeout(() => this.#elapsed(), PAUSE_MS);
    this.#timer.unref();
  }

  dispose(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #elapsed(): void {
    this.#timer = null;
    if (this.#isQuiet) return this.#look();
    this.#isQuiet = true;
    this.#timer = setTimeout(() => this.#elapsed(), PAUSE_MS);
    this.#timer.unref();
  }
}
