import type { LogRow, LogSpan } from '../../../shared/logs/log.ts';

/** Rows of one page: a few screens, so that scrolling by wheel rarely waits, and about 50 kB per answer. */
export const PAGE_ROWS = 256;
/** Pages kept, least recently used first out: about 16,000 rows or 3 MB. */
const MAX_PAGES = 64;

/** Rows of one view by index, in pages. */
export class RowCache {
  /** In order of use: a page that is used moves to the end. */
  readonly #pages = new Map<number, (LogRow | undefined)[]>();

  get(index: number): LogRow | undefined {
    return this.#pages.get(Math.floor(index / PAGE_ROWS))?.[index % PAGE_ROWS];
  }

  put(from: number, rows: readonly LogRow[]): void {
    for (let i = 0; i < rows.length; i++) {
      const index = from + i;
      this.#page(Math.floor(index / PAGE_ROWS))[index % PAGE_ROWS] = rows[i];
    }
    while (this.#pages.size > MAX_PAGES) this.#pages.delete(this.#pages.keys().next().value!);
  }

  /** Forgets the rows from `index` on. */
  truncate(index: number): void {
    const cut = Math.floor(index / PAGE_ROWS);
    for (const [number, page] of this.#pages) {
      if (number > cut) this.#pages.delete(number);
      else if (number === cut) page.length = Math.min(page.length, index % PAGE_ROWS);
    }
  }

  clear(): void {
    this.#pages.clear();
  }

  /** The first index of `from` … `end` (exclusive) that is not held, or `end`. Marks the pages as used. */
  firstMissing(from: number, end: number): number {
    for (let index = from; index < end; index++) {
      if (index === from || index % PAGE_ROWS === 0) this.#touch(Math.floor(index / PAGE_ROWS));
      if (this.get(index) === undefined) return index;
    }
    return end;
  }

  /** What to ask for, to hold the page of `index`: from its first row not held to its end, within the span. */
  gap(index: number, span: LogSpan): LogSpan {
    const pageStart = Math.floor(index / PAGE_ROWS) * PAGE_ROWS;
    const end = Math.min(pageStart + PAGE_ROWS, span.end);
    return { first: this.firstMissing(Math.max(pageStart, span.first), end), end };
  }

  #page(number: number): (LogRow | undefined)[] {
    let page = this.#pages.get(number);
    if (page === undefined) this.#pages.set(number, (page = []));
    return page;
  }

  #touch(number: number): void {
    const page = this.#pages.get(number);
    if (page === undefined) return;
    this.#pages.delete(number);
    this.#pages.set(number, page);
  }
}
