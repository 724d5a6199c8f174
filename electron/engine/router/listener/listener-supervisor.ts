import { Front, type FrontOptions } from './listener.ts';
import { describeFrontProblem } from './listener-port.ts';

/** A port that is in use is tried again after so long, in milliseconds: its holder is often just being stopped. */
const RETRY_MS = 5_000;

/** Keeps a front listening on the port that is wanted, as soon as it can be had. */
export class FrontKeeper {
  #wanted: number | null = null;
  #front: Front | null = null;
  #problem: string | null = null;
  #work: Promise<void> = Promise.resolve();
  #retryTimer: NodeJS.Timeout | null = null;

  constructor(
    private readonly options: FrontOptions,
    private readonly changed: () => void,
  ) {}

  /** Null while it does not listen. */
  get port(): number | null {
    return this.#front?.port ?? null;
  }

  get problem(): string | null {
    return this.#problem;
  }

  /** @param port null: none */
  want(port: number | null): void {
    if (port === this.#wanted) return;
    this.#wanted = port;
    this.#again();
  }

  async close(): Promise<void> {
    this.want(null);
    await this.#work;
  }

  #again(): void {
    if (this.#retryTimer !== null) clearTimeout(this.#retryTimer);
    this.#retryTimer = null;
    this.#work = this.#work.then(() => this.#reconcile());
  }

  async #reconcile(): Promise<void> {
    const port = this.#wanted;
    if (this.#front?.port === port) return;
    const front = this.#front;
    this.#front = null;
    await front?.close();
    this.#problem = null;
    if (port !== null) await this.#open(port);
    this.changed();
  }

  async #open(port: number): Promise<void> {
    try {
      this.#front = await Front.open(port, this.options);
    } catch (error) {
      this.#problem = await describeFrontProblem(port, error);
      if (this.#wanted === port) this.#retryTimer = setTimeout(() => this.#again(), RETRY_MS).unref();
    }
  }
}
