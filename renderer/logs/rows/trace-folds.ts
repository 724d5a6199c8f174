import type { LogRow } from '../../../shared/logs/log.ts';
import { stripAnsi } from '../../../shared/logs/ansi.ts';

/**
 * What continues a stack trace whatever is before it: frames of JavaScript and Java (`at `), Python (`File "`), Ruby
 * (`from a.rb:1`, `a.rb:1:in`), Go (`\t/a.go:1`), .NET; causes, and Java's "... 12 more".
 */
const FRAME =
  /^(?:\s+at\s|\s+File ".*", line \d|\s+from\s\S+:\d|\s*\S+\.rb:\d+:in |\t\S+\.go:\d|Caused by: |\s*Suppressed: |\s+\.{3} \d+ (?:more|common frames)|\s+--- End of )/;
const INDENTED = /^(?:\t| {2,})\S/;
/** Rows of other dynos that may stand between two lines of a trace. */
const LOOK_ROWS = 64;
/** Lines of one trace; what is longer is something else that is indented. */
const MAX_FOLDED = 400;

/** Which rows are folded away with the first line of their stack trace. Looks at rows that are held, nothing else. */
export class TraceFolds {
  /** Numbers of first lines that were unfolded. */
  readonly #unfolded = new Set<number>();
  /** First lines by row, null for rows that continue nothing; known once the rows before are held. */
  readonly #heads = new WeakMap<LogRow, number | null>();

  readonly #rowAt: (index: number) => LogRow | undefined;

  constructor(rowAt: (index: number) => LogRow | undefined) {
    this.#rowAt = rowAt;
  }

  /** Folded away now. */
  isHidden(index: number): boolean {
    const head = this.#headOf(index);
    return head !== null && !this.#unfolded.has(head);
  }

  /** How many rows a first line stands for; 0 for any other row. */
  countAfter(index: number): number {
    const head = this.#rowAt(index);
    if (head === undefined || this.#headOf(index) !== null) return 0;
    let count = 0;
    for (let next = this.#sameDyno(index, 1); next !== null && count < MAX_FOLDED; next = this.#sameDyno(next, 1)) {
      if (this.#headOf(next) !== head.line) break;
      count++;
    }
    return count;
  }

  isUnfolded(line: number): boolean {
    return this.#unfolded.has(line);
  }

  toggle(line: number): void {
    if (!this.#unfolded.delete(line)) this.#unfolded.add(line);
  }

  /** Unfolds the trace a row is folded away in. */
  reveal(index: number): void {
    const head = this.#headOf(index);
    if (head !== null) this.#unfolded.add(head);
  }

  /** Number of the first line of the trace a row continues, null when it continues none. */
  #headOf(index: number, depth = 0): number | null {
    const row = this.#rowAt(index);
    if (row === undefined) return null;
    const known = this.#heads.get(row);
    if (known !== undefined) return known;
    const text = stripAnsi(row.text);
    const isFrame = FRAME.test(text);
    if (row.partial || row.source !== 'app' || !(isFrame || INDENTED.test(text))) return this.#remember(row, null);
    const before = depth === MAX_FOLDED ? null : this.#sameDyno(index, -1);
    // Nothing is remembered: the row before may come later.
    if (before === null) return null;
    const head = this.#headOf(before, depth + 1);
    if (head !== null) return this.#remember(row, head);
    return this.#remember(row, isFrame ? this.#rowAt(before)!.line : null);
  }

  #remember(row: LogRow, head: number | null): number | null {
    this.#heads.set(row, head);
    return head;
  }

  /** The nearest row of the same dyno in a direction. */
  #sameDyno(index: number, step: 1 | -1): number | null {
    const { dyno, source } = this.#rowAt(index)!;
    for (let other = index + step, looked = 0; looked < LOOK_ROWS; other += step, looked++) {
      const row = this.#rowAt(other);
      if (row === undefined) return null;
      if (row.dyno === dyno && row.source === source) return other;
    }
    return null;
  }
}
