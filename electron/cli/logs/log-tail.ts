import { setTimeout } from 'node:timers/promises';
import type { Client } from '../../../shared/contract/client.ts';
import { MAX_LOG_ROWS } from '../../../shared/contract/limits.ts';
import type { LogFilter, LogRow, LogRows } from '../../../shared/logs/log.ts';

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
  /** Indexes of rows passed by because they were not complete. */
  #waiting: number[] = [];
  #reading: Promise<void> | null = null;
  #woken = false;
  /** A filter by content takes a line once it is complete, which may put it between rows that are printed already. */
  readonly #printed: RecentLines | null;
  #again = Infinity;

  constructor(options: LogTailOptions) {
    this.#options = options;
    const { text, levels = [] } = options.filter;
    this.#printed = text !== '' || levels.length > 0 ? new RecentLines() : null;
    this.#view = options.client.newView();
  }

  /** Opens the view and prints its last `count` rows. With `whole`, rows that are not complete too. */
  async printLast(count: number, whole: boolean): Promise<void> {
    const { client, app, filter } = this.#options;
    await client.request('log.open', { app, view: this.#view, filter });
    await this.#searched();
    const { first, end } = await this.#rows(0, 0);
    this.#end = end;
    this.#next = Math.max(first, end - count);
    await this.#read(whole);
  }

  /** Prints new rows until the engine is gone. */
  async follow(): Promise<void> {
    const { client } = this.#options;
    client.on('log.grew', ({ view, end, changed }) => {
      if (view !== this.#view) return;
      this.#end = end;
      this.#again = Math.min(this.#again, changed);
      this.#wake();
    });
    await new Promise<void>((resolve) => {
      client.onClose(resolve);
      client.on('app.closed', ({ app }) => {
        if (app === this.#options.app) resolve();
      });
      this.#wake();
    });
    await this.#reading;
  }

  #wake(): void {
    this.#woken = true;
    this.#reading ??= this.#readOn()
      // The engine has gone: follow() learns it too.
      .catch(() => undefined)
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
    const known = this.#printed?.size ?? 0;
    this.#next = Math.max(Math.min(this.#next, this.#again), this.#next - known);
    this.#again = Infinity;
    for (;;) {
      const { from, rows, end } = await this.#rows(this.#next, MAX_LOG_ROWS);
      this.#end = Math.max(this.#end, end);
      if (from > this.#next) this.#options.onDropped(from - this.#next);
      this.#next = from + rows.length;
      if (!whole) rows.forEach((row, index) => row.partial && this.#waiting.push(from + index));
      const wanted = rows.filter((row) => (whole || !row.partial) && this.#printed?.add(row.line) !== false);
      if (wanted.length > 0) await this.#options.print(wanted);
      if (rows.length === 0 || this.#next >= this.#end) return;
    }
  }

  async #readWaiting(): Promise<void> {
    const still: number[] = [];
    for (const index of this.#waiting) {
      const { from, rows } = await this.#rows(index, 1);
      const [row] = rows;
      if (row === undefined || from !== index) continue;
      if (row.partial) still.push(index);
      else await this.#options.print([row]);
    }
    this.#waiting = still;
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
