import { setTimeout } from 'node:timers/promises';
import type { Client } from '../../../shared/contract/client.ts';
import { MAX_LOG_ROWS } from '../../../shared/contract/limits.ts';
import type { LogFilter, LogRow, LogRows } from '../../../shared/logs/log.ts';
import { PrintedRows } from './printed-rows.ts';

/** While an engine looks through a large log for a view, it is asked this often whether it is done. */
const SEARCH_POLL_MS = 20;

export interface LogTailOptions {
  client: Client;
  app: string;
  filter: LogFilter;
  /** Takes finished rows in order; the next ones are asked for when it has settled. */
  print(rows: LogRow[]): Promise<void>;
  /** Lines that came and went while this client did not ask. */
  onDropped(lines: number): void;
}

/** Reads a view of an app's log from the engine, page by page. */
export class LogTail {
  readonly #options: LogTailOptions;
  readonly #view: number;
  #next = 0;
  #end = 0;
  /** Rows passed by because they were not complete, by index. */
  #waiting = new Map<number, LogRow>();
  #reading: Promise<void> | null = null;
  #woken = false;
  /** A filter by content takes a line once it is complete, which may put it between rows that are printed already. */
  readonly #recent: RecentLines | null;
  #again = Infinity;
  /** What was printed, for who goes on from another copy of this log. */
  readonly printed = new PrintedRows();
  /** The engine or the app has ended in good order: nothing more will come. */
  readonly #over: Promise<void>;
  #failed = false;

  constructor(options: LogTailOptions) {
    this.#options = options;
    const { text, levels = [] } = options.filter;
    this.#recent = text !== '' || levels.length > 0 ? new RecentLines() : null;
    this.#view = options.client.newView();
    // From the start: an engine that ends waits for who listens, and may end while the first rows are read.
    this.#over = new Promise((resolve) => {
      options.client.on('engine.closed', () => resolve());
      options.client.on('app.closed', ({ app }) => {
        if (app === options.app) resolve();
      });
    });
  }

  /** Opens the view and prints its last `count` rows. With `whole`, rows that are not complete too. */
  async printLast(count: number, whole: boolean): Promise<void> {
    const { client, app, filter } = this.#options;
    await client.request('log.open', { app, view: this.#view, filter });
    await this.#searched();
    const { first, end } = await this.#rows(0, 0);
    this.#end = end;
    this.#next = Math.max(first, end - count);
    await this.#skipBefore(first);
    await this.#read(whole);
  }

  /** Rows that were passed by because they were not complete. */
  get awaited(): LogRow[] {
    return [...this.#waiting.values()];
  }

  /** How many rows are known that were not read. */
  get unread(): number {
    return Math.max(0, this.#end - this.#next) + this.#waiting.size;
  }

  /** Prints new rows until the engine is gone. @returns false when it was gone before everything was read */
  async follow(): Promise<boolean> {
    const { client } = this.#options;
    client.on('log.grew', ({ view, end, changed }) => {
      if (view !== this.#view) return;
      this.#end = end;
      this.#again = Math.min(this.#again, changed);
      this.#wake();
    });
    const lost = new Promise<false>((resolve) => client.onClose(() => resolve(false)));
    this.#wake();
    const isOver = await Promise.race([this.#over.then(() => true), lost]);
    if (isOver) this.#wake();
    await this.#reading;
    return isOver && !this.#failed;
  }

  #wake(): void {
    this.#woken = true;
    this.#reading ??= this.#readOn()
      // The engine has gone: follow() learns it too.
      .catch(() => void (this.#failed = true))
      .finally(() => (this.#reading = null));
  }

  async #readOn(): Promise<void> {
    while (this.#woken) {
      this.#woken = false;
      await this.#read(false);
    }
  }

  async #searched(): Promise<void> {
    const question = { view: this.#view, pattern: '', from: 0, direction: 'next' } as const;
    while (!(await this.#options.client.request('log.find', question)).complete) await setTimeout(SEARCH_POLL_MS);
  }

  async #read(whole: boolean): Promise<void> {
    await this.#readWaiting();
    const known = this.#recent?.size ?? 0;
    this.#next = Math.max(Math.min(this.#next, this.#again), this.#next - known);
    this.#again = Infinity;
    for (;;) {
      const { from, rows, end } = await this.#rows(this.#next, MAX_LOG_ROWS);
      this.#end = Math.max(this.#end, end);
      if (from > this.#next) this.#passDropped(from - this.#next, rows);
      this.#next = from + rows.length;
      if (!whole) rows.forEach((row, index) => row.partial && this.#waiting.set(from + index, row));
      const wanted = rows.filter((row) => (whole || !row.partial) && this.#recent?.add(row.line) !== false);
      if (wanted.length > 0) await this.#print(wanted);
      if (rows.length === 0 || this.#next >= this.#end) return;
    }
  }

  async #readWaiting(): Promise<void> {
    for (const index of [...this.#waiting.keys()]) {
      const { from, rows } = await this.#rows(index, 1);
      const [row] = rows;
      if (row?.partial === true && from === index) continue;
      this.#waiting.delete(index);
      if (row !== undefined && from === index) await this.#print([row]);
    }
  }

  /** They are told, and so not to be printed later from another copy. */
  #passDropped(count: number, [next]: LogRow[]): void {
    this.#options.onDropped(count);
    if (next !== undefined) this.printed.skipUntil(next.time - 1);
  }

  /** Rows in front of the first one that is wanted are not to be printed from another copy either. */
  async #skipBefore(first: number): Promise<void> {
    const from = Math.max(first, this.#next - MAX_LOG_ROWS);
    if (from === this.#next) return;
    const { rows } = await this.#rows(from, this.#next - from);
    const [oldest] = rows;
    if (oldest !== undefined) this.printed.skipUntil(from === first ? oldest.time - 1 : oldest.time);
    for (const row of rows) this.printed.note(row);
  }

  async #print(rows: LogRow[]): Promise<void> {
    for (const row of rows) this.printed.note(row);
    await this.#options.print(rows);
  }

  #rows(from: number, count: number): Promise<LogRows> {
    return this.#options.client.request('log.rows', { view: this.#view, from, count });
  }
}

/** How far back a line may turn up late and still be told from those that are known. */
const MAX_LINES = 10_000;

/** The numbers of the newest lines that were printed. */
class RecentLines {
  readonly #lines = new Set<number>();

  get size(): number {
    return this.#lines.size;
  }

  /** False when the line is known already. */
  add(line: number): boolean {
    if (this.#lines.has(line)) return false;
    this.#lines.add(line);
    if (this.#lines.size > MAX_LINES) {
      for (const oldest of this.#lines) {
        this.#lines.delete(oldest);
        break;
      }
    }
    return true;
  }
}
