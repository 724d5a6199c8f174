import type { Terminal } from '@xterm/xterm';
import { stripAnsi } from '../../../shared/logs/ansi.ts';
import { findMoment } from './find-moment.ts';
import type { Moment } from './moments.ts';
import { printedLines } from '../xterm/terminal-text.ts';

/** A terminal that was not open gets its newest output within this time; a line not there by then has gone. */
const PATIENCE_MS = 1_500;

/** Shows the place of a log's line in a terminal, as soon as the terminal holds it. */
export class MomentSeeker {
  #wanted: { lines: string[]; position: number } | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  readonly #terminal: Terminal;
  readonly #onMissing: () => void;

  /** @param onMissing the line is not in the terminal (any more). */
  constructor(
    terminal: Terminal,
    onMissing: () => void,
  ) {
    this.#terminal = terminal;
    this.#onMissing = onMissing;
  }

  seek({ lines, position }: Moment): void {
    this.#wanted = { lines: lines.map(stripAnsi), position };
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#wanted = null;
      this.#onMissing();
    }, PATIENCE_MS);
    // After what is being parsed.
    this.#terminal.write('', () => this.poll());
  }

  /** The terminal holds more than before. */
  poll(): void {
    if (this.#wanted === null) return;
    const printed = printedLines(this.#terminal.buffer.normal);
    const { lines, position } = this.#wanted;
    const at = findMoment(printed.map(({ text }) => text), lines, position);
    if (at === null) return;
    const { row, rows } = printed[at]!;
    this.dispose();
    this.#terminal.scrollToLine(Math.max(0, row - Math.floor(this.#terminal.rows / 2)));
    this.#terminal.selectLines(row, row + rows - 1);
  }

  dispose(): void {
    this.#wanted = null;
    clearTimeout(this.#timer);
  }
}
