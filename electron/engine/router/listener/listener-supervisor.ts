import { SerialQueue } from '../../system/serial-queue.ts';
import { type PortHolder, AIRPLAY, findPortHolder } from '../../system/process-table/port-holder.ts';
import { Listener, type ListenerOptions } from './listener.ts';

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

/** Behind the last dyno that a process type usually has, within the block of ports of the first one. */
const FRONT_OFFSET = 99;

/** The port of an app's own front where nobody chose one. */
export function defaultFrontPort(basePort: number): number {
  return basePort + FRONT_OFFSET;
}

/** Why a front does not listen: one line. */
async function describeFrontProblem(port: number, error: unknown): Promise<string> {
  const { code = String(error) } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') return describeBusy(port, await findPortHolder(port).catch(() => null));
  if (code === 'EACCES') return `The router needs an administrator for port ${port}. Choose one from 1024 on.`;
  return `The router cannot listen on port ${port} (${code}). Choose another port for it.`;
}

function describeBusy(port: number, holder: PortHolder | null): string {
  const advice = 'Stop it, or choose another port for the router. It is tried again every few seconds.';
  if (holder === null) return `The router's port ${port} is in use by another program. ${advice}`;
  if (holder.command === AIRPLAY) {
    return `The router's port ${port} is in use by the AirPlay Receiver of macOS. ${advice}`;
  }
  const where = holder.folder === null ? '' : `, in ${holder.folder}`;
  return `The router's port ${port} is in use by ${holder.command} (pid ${holder.pid}${where}). ${advice}`;
}
