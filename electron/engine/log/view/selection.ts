import type { LogSpan } from '../../../../shared/logs/log.ts';
import { LineFilter } from './line-filter.ts';
import { LineNumbers } from './line-numbers.ts';
import type { LineStore } from '../store/line-store.ts';
import { matches, scan } from './scan.ts';

/** Lines looked at between two looks at the clock: a fraction of a millisecond, coloured ones a whole one. */
const STEP_LINES = 2048;
const FIRST_STEP_LINES = 128;
/** Long lines and demanding patterns get smaller steps: one that took longer is followed by one of half the lines. */
const STEP_MS = 2;

/** The lines a filter takes, by index. */
export interface RowSelection {
  /** Forgets what the store has dropped, and says what is left. */
  span(): LogSpan;
  lineAt(index: number): number;
  /** Index of the first row whose line is not before this one. */
  indexOf(line: number): number;
  /** Looks at lines that came since, until `deadline` (as `performance.now()`). False when some are left to look at. */
  extend(deadline: number): boolean;
  /** A partial line already looked at has changed or is complete. Gives the index of its row, or null without one. */
  update(line: number): number | null;
}

export function select(store: LineStore, filter: LineFilter): RowSelection {
  return filter.takesEverything ? new AllRows(store) : new FilteredRows(store, filter);
}

/** No filter: the index is the line number, and a line costs nothing. */
class AllRows implements RowSelection {
  readonly #store: LineStore;

  constructor(store: LineStore) {
    this.#store = store;
  }

  span(): LogSpan {
    return { first: this.#store.firstLine, end: this.#store.endLine };
  }

  lineAt(index: number): number {
    return index;
  }

  indexOf(line: number): number {
    return Math.min(Math.max(line, this.#store.firstLine), this.#store.endLine);
  }

  extend(): boolean {
    return true;
  }

  update(line: number): number | null {
    return line;
  }
}

class FilteredRows implements RowSelection {
  readonly #found = new LineNumbers();
  /** The first line not looked at yet. */
  #next = 0;
  #stepLines = FIRST_STEP_LINES;

  readonly #store: LineStore;
  readonly #filter: LineFilter;

  constructor(
    store: LineStore,
    filter: LineFilter,
  ) {
    this.#store = store;
    this.#filter = filter;
  }

  span(): LogSpan {
    this.#found.dropBefore(this.#store.firstLine);
    return { first: this.#found.first, end: this.#found.end };
  }

  lineAt(index: number): number {
    return this.#found.get(index);
  }

  indexOf(line: number): number {
    return this.#found.indexOf(line);
  }

  extend(deadline: number): boolean {
    const store = this.#store;
    this.#next = Math.max(this.#next, store.firstLine);
    while (this.#next < store.endLine) {
      const start = performance.now();
      if (start >= deadline) return false;
      const segment = store.segmentAt(this.#next);
      if (segment === undefined) return true;
      const from = this.#next - segment.firstLine;
      const to = Math.min(from + this.#stepLines, segment.count);
      scan(store, { segment, from, to }, this.#filter, this.#found);
      this.#next = segment.firstLine + to;
      this.#adaptStep(performance.now() - start);
    }
    return true;
  }

  update(line: number): number | null {
    if (line >= this.#next) return null;
    const segment = this.#store.segmentAt(line);
    if (segment === undefined) return null;
    this.#found.dropBefore(this.#store.firstLine);
    const index = this.#found.indexOf(line);
    if (index < this.#found.end && this.#found.get(index) === line) return index;
    return matches(this.#store, segment, line - segment.firstLine, this.#filter) ? this.#found.insert(line) : null;
  }

  #adaptStep(milliseconds: number): void {
    const lines = milliseconds > STEP_MS ? this.#stepLines >>> 1 : 2 * this.#stepLines;
    this.#stepLines = Math.min(Math.max(lines, 1), STEP_LINES);
  }
}
