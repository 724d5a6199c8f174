/** Often enough to feel immediate, rarely enough to be nothing: a refused loopback connection costs microseconds. */
const POLL_MS = 100;
/** Between looks at what else it listens on, which read the files of every process of the dyno: some milliseconds. */
const LOOK_ELSEWHERE_MS = 1_000;

export interface BindWatchOptions {
  /** Must not reject. */
  isBound(): Promise<boolean>;
  /** The one other port it listens on; null: none, or several. Must not reject. */
  otherPort(): Promise<number | null>;
  /** How long a dyno may take to boot. */
  timeoutMs: number;
  /** As long as it listens on one other port alone, until it is taken for where it listens; null: never. */
  elsewhereMs: number | null;
  /** The last call. */
  onBound(): void;
  /** Called at most once, and followed by one of the others. */
  onElsewhere(port: number): void;
  /** The last call. */
  onElapsed(): void;
}

/** Waits until a dyno takes connections on its port, for as long as it may take to boot. */
export class BindWatch {
  readonly #options: BindWatchOptions;
  readonly #deadline: NodeJS.Timeout;
  #poll: NodeJS.Timeout | null = null;
  #over = false;
  #lookedElsewhereAt = performance.now();
  /** The one other port that it listened on at the last look, and since when. */
  #other: { port: number; since: number } | null = null;
  #isElsewhereTold = false;

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
    await this.#lookElsewhere();
    if (this.#over) return;
    this.#poll = setTimeout(() => void this.#look(), POLL_MS);
  }

  async #lookElsewhere(): Promise<void> {
    const { elsewhereMs } = this.#options;
    const now = performance.now();
    if (elsewhereMs === null || this.#isElsewhereTold) return;
    if (now - this.#lookedElsewhereAt < Math.min(LOOK_ELSEWHERE_MS, elsewhereMs)) return;
    this.#lookedElsewhereAt = now;
    const port = await this.#options.otherPort();
    if (this.#over) return;
    if (port === null) this.#other = null;
    else if (this.#other?.port !== port) this.#other = { port, since: now };
    else if (now - this.#other.since >= elsewhereMs) {
      this.#isElsewhereTold = true;
      this.#options.onElsewhere(port);
    }
  }

  #finish(listener: () => void): void {
    this.dispose();
    listener();
  }
}
