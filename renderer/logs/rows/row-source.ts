import type { LogRow, LogRows, LogSpan } from '../../../shared/logs/log.ts';
import type { LogFeed } from '../list/log-feed.ts';
import { RowCache } from './row-cache.ts';

/** The rows a list can show: asks the engine for those it lacks, each page once, and keeps what it got. */
export class RowSource {
  readonly #cache = new RowCache();
  readonly #askedPages = new Set<number>();
  #askingTail = false;
  #feed: LogFeed | null = null;
  /** The last rows that all had arrived, for painting while newer ones are under way. */
  #tail: { first: number; rows: LogRow[] } = { first: 0, rows: [] };

  readonly #onRows: () => void;

  /** @param onRows rows have arrived. */
  constructor(onRows: () => void) {
    this.#onRows = onRows;
  }

  connect(feed: LogFeed | null): void {
    this.#feed = feed;
    this.#askedPages.clear();
    this.#askingTail = false;
  }

  /** The view holds other rows altogether. */
  reset(): void {
    this.#cache.clear();
    this.#askedPages.clear();
  }

  /** Rows from `index` on have changed. */
  truncate(index: number): void {
    this.#cache.truncate(index);
  }

  held(index: number): LogRow | undefined {
    return this.#cache.get(index) ?? this.#tail.rows[index - this.#tail.first];
  }

  /** The rows of a span where all are held already, else null. */
  heldRows({ first, end }: LogSpan): LogRow[] | null {
    const rows: LogRow[] = [];
    for (let index = first; index < end; index++) {
      const row = this.held(index);
      if (row === undefined) return null;
      rows.push(row);
    }
    return rows;
  }

  heldAny(indexes: readonly number[]): boolean {
    return indexes.length === 0 || indexes.some((index) => this.held(index) !== undefined);
  }

  /** The newest rows that have all arrived. */
  get shownTail(): LogSpan {
    return { first: this.#tail.first, end: this.#tail.first + this.#tail.rows.length };
  }

  /** Forgets them, as if nothing before `end` had been shown. */
  dropTail(end: number): void {
    this.#tail = { first: end, rows: [] };
  }

  /** Keeps the newest rows, asking for those that lack. @param start where they are to begin, by their heights */
  wantTail(span: LogSpan, start: (span: LogSpan) => number): void {
    const from = start(span);
    const missing = this.#cache.firstMissing(from, span.end);
    if (missing < span.end) this.#askTail(missing, span.end, start);
    else this.#tail = { first: from, rows: this.heldRows({ first: from, end: span.end }) ?? [] };
  }

  /** Asks for the rest of the page an index is in. */
  want(index: number, span: LogSpan): void {
    if (this.#feed === null || index < span.first || index >= span.end) return;
    const gap = this.#cache.gap(index, span);
    if (gap.first >= gap.end || this.#askedPages.has(gap.end)) return;
    this.#askedPages.add(gap.end);
    void this.#ask(gap.first, gap.end - gap.first).then((answer) => {
      if (answer === undefined) return;
      this.#askedPages.delete(gap.end);
      if (answer === null || answer.rows.length === 0) return;
      this.#cache.put(answer.from, answer.rows);
      this.#onRows();
    });
  }

  #askTail(from: number, end: number, start: (span: LogSpan) => number): void {
    if (this.#askingTail || this.#feed === null) return;
    this.#askingTail = true;
    void this.#ask(from, end - from).then((answer) => {
      if (answer === undefined) return;
      this.#askingTail = false;
      if (answer !== null && answer.rows.length > 0) {
        this.#cache.put(answer.from, answer.rows);
        this.#takeTail({ first: answer.first, end: answer.from + answer.rows.length }, start);
      }
      this.#onRows();
    });
  }

  #takeTail(span: LogSpan, start: (span: LogSpan) => number): void {
    const first = start(span);
    const rows = this.heldRows({ first, end: span.end });
    if (rows !== null) this.#tail = { first, rows };
  }

  /** Undefined: another feed has taken over meanwhile. */
  async #ask(from: number, count: number): Promise<LogRows | null | undefined> {
    const feed = this.#feed;
    const answer = await feed!.rows(from, count);
    return feed === this.#feed ? answer : undefined;
  }
}
