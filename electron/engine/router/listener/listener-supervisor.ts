import { SerialQueue } from '../../system/serial-queue.ts';
import { Listener, type ListenerOptions } from './listener.ts';
import { describeFrontProblem } from './listener-port.ts';

/** A port that is in use is tried again after so long, in milliseconds: its holder is often just being stopped. */
const RETRY_MS = 5_000;

/** Keeps a front listening on the port that is wanted, as soon as it can be had. */
export class ListenerSupervisor {
  #wanted: number | null = null;
  #listener: Listener | null = null;
  #problem: string | null = null;
  readonly #work = new SerialQueue();
  #retryTimer: NodeJS.Timeout | null = null;

  readonly #options: ListenerOptions;
  readonly #changed: () => void;

  constructor(
    options: ListenerOptions,
    changed: () => void,
  ) {
    this.#options = options;
    this.#changed = changed;
  }

  /** Null while it does not listen. */
  get port(): number | null {
    return this.#listener?.port ?? null;
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
    await this.#work.idle();
  }

  #again(): void {
    if (this.#retryTimer !== null) clearTimeout(this.#retryTimer);
    this.#retryTimer = null;
    void this.#work.add(() => this.#reconcile());
  }

  async #reconcile(): Promise<void> {
    const port = this.#wanted;
    if (this.#listener?.port === port) return;
    const listener = this.#listener;
    this.#listener = null;
    await listener?.close();
    this.#problem = null;
    if (port !== null) await this.#open(port);
    this.#changed();
  }

  async #open(port: number): Promise<void> {
    try {
      this.#listener = await Listener.open(port, this.#options);
    } catch (error) {
      this.#problem = await describeFrontProblem(port, error);
      if (this.#wanted === port) this.#retryTimer = setTimeout(() => this.#again(), RETRY_MS).unref();
    }
  }
}
