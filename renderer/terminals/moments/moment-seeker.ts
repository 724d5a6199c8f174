import type { Terminal } from '@xterm/xterm';
import { stripAnsi } from '../../../shared/logs/ansi.ts';
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

/** Neighbours that are compared on each side, to tell a line from others of the same text. */
const NEIGHBOURS = 12;

/**
 * Where in a terminal's lines a line of the log is: among those of the same text the one whose neighbours fit best,
 * the newest of equal ones. Null when no line has that text.
 *
 * @param screen the terminal's lines, unwrapped, oldest first.
 * @param lines lines of the log from the same dyno, oldest first, of which `position` is looked for.
 */
export function findMoment(screen: readonly string[], lines: readonly string[], position: number): number | null {
  const wanted = lines[position]?.trimEnd();
  if (wanted === undefined || wanted === '') return null;
  let best: { at: number; fit: number } | null = null;
  for (let at = screen.length - 1; at >= 0; at--) {
    if (screen[at]!.trimEnd() !== wanted) continue;
    const fit = fitOf(screen, at, lines, position);
    if (best === null || fit > best.fit) best = { at, fit };
  }
  return best?.at ?? null;
}

function fitOf(screen: readonly string[], at: number, lines: readonly string[], position: number): number {
  let fit = 0;
  for (let distance = 1; distance <= NEIGHBOURS; distance++) {
    for (const step of [-distance, distance]) {
      const line = lines[position + step];
      if (line !== undefined && screen[at + step]?.trimEnd() === line.trimEnd()) fit++;
    }
  }
  return fit;
}
