import type { Client } from '../../../shared/contract/client.ts';
import { toFailure } from '../../../shared/contract/failure.ts';

export interface TerminalSize {
  columns: number;
  rows: number;
}

export interface TerminalFeedListener {
  /** The screen is rebuilt by the bytes that follow. `skipped` more bytes will never be sent; negative: fewer than said. */
  onReset(skipped: number): void;
  /** `parsed` is to be called once the terminal is through with them: the engine sends no more than it can take. */
  onBytes(bytes: Uint8Array, parsed: () => void): void;
  /** Another view of the dyno has changed the pty's size. */
  onResized(size: TerminalSize): void;
  onRefused(message: string): void;
}

/** One terminal view of the engine, open from the start until closed or the connection ends. */
export class TerminalFeed {
  readonly #view: number;
  readonly #acknowledger: Acknowledger;
  readonly #stopListening: (() => void)[];
  #open = true;

  readonly #client: Client;

  constructor(
    client: Client,
    app: string,
    dyno: string,
    { columns, rows }: TerminalSize,
    listener: TerminalFeedListener,
  ) {
    this.#client = client;
    const view = client.newView();
    this.#view = view;
    this.#acknowledger = new Acknowledger((bytes) => this.#notify('terminal.ack', { view, bytes }));
    this.#stopListening = [
      client.on('terminal.reset', (reset) => {
        if (reset.view === view) listener.onReset(reset.skipped);
      }),
      client.on('terminal.resized', (resized) => {
        if (resized.view === view) listener.onResized(resized);
      }),
      client.onBytes(view, (bytes) => {
        this.#acknowledger.receive(bytes.length);
        listener.onBytes(bytes, () => this.#acknowledger.parse(bytes.length));
      }),
    ];
    client.request('terminal.open', { app, dyno, view, columns, rows, skims: true }).catch((thrown: unknown) => {
      if (this.#open) listener.onRefused(toFailure(thrown).message);
    });
  }

  send(bytes: Uint8Array): void {
    this.#client.sendBytes(this.#view, bytes);
  }

  resize({ columns, rows }: TerminalSize): void {
    this.#notify('terminal.resize', { view: this.#view, columns, rows });
  }

  dispose(): void {
    this.#notify('terminal.close', { view: this.#view });
    this.#open = false;
    for (const stop of this.#stopListening) stop();
  }

  /** The view may have ended with its dyno or the connection, which is told elsewhere. */
  #notify(...[method, params]: TerminalNote): void {
    if (this.#open) this.#client.request(method, params as never).catch(() => undefined);
  }
}

type TerminalNote =
  | ['terminal.ack', { view: number; bytes: number }]
  | ['terminal.resize', { view: number } & TerminalSize]
  | ['terminal.close', { view: number }];

/**
 * Bytes parsed before the engine is told, when more are waiting: one message per few frames at full speed, and a tenth
 * of what the engine lets a view fall behind.
 */
const ACK_BYTES = 100_000;

/** Counts what a terminal has parsed and tells the engine in batches, and whenever nothing is left to parse. */
export class Acknowledger {
  #received = 0;
  #parsed = 0;
  #told = 0;

  readonly #tell: (bytes: number) => void;

  constructor(tell: (bytes: number) => void) {
    this.#tell = tell;
  }

  receive(bytes: number): void {
    this.#received += bytes;
  }

  parse(bytes: number): void {
    this.#parsed += bytes;
    const due = this.#parsed - this.#told;
    if (due < ACK_BYTES && this.#parsed < this.#received) return;
    this.#told = this.#parsed;
    this.#tell(due);
  }
}
