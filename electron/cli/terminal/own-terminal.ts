import { isatty, ReadStream, WriteStream } from 'node:tty';

export interface TerminalSize {
  columns: number;
  rows: number;
}

/** Where there is no terminal to ask: what every program can live with. */
const DEFAULT_SIZE: TerminalSize = { columns: 80, rows: 24 };

/** The terminal this command was typed into, its keyboard handed to a program. */
export class OwnTerminal {
  readonly #screen = isatty(1) ? new WriteStream(1) : null;
  readonly #keyboard = isatty(0) ? new ReadStream(0) : process.stdin;

  get size(): TerminalSize {
    const { columns, rows } = this.#screen ?? DEFAULT_SIZE;
    // A terminal that does not know its size says 0.
    return { columns: columns || DEFAULT_SIZE.columns, rows: rows || DEFAULT_SIZE.rows };
  }

  onResize(listener: (size: TerminalSize) => void): void {
    this.#screen?.on('resize', () => listener(this.size));
  }

  /** From now on every key is input, Ctrl-C and Ctrl-Z too. */
  onInput(listener: (bytes: Uint8Array) => void): void {
    if (this.#keyboard instanceof ReadStream) this.#keyboard.setRawMode(true);
    this.#keyboard.on('data', listener);
    // A terminal that was closed; its end is told by SIGHUP.
    this.#keyboard.on('error', () => {});
  }

  /** Gives the keyboard back to the shell. */
  restore(): void {
    if (this.#keyboard instanceof ReadStream) this.#keyboard.setRawMode(false);
    this.#keyboard.destroy();
  }
}
