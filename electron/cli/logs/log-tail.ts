import type { Client } from '../../../shared/client.ts';
import { MAX_LOG_ROWS } from '../../../shared/contract.ts';
import type { LogFilter, LogRow, LogRows, LogSource } from '../../../shared/log.ts';

export interface LogTailOptions {
  client: Client;
  app: string;
  filter: LogFilter;
  source: LogSource | null;
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

  constructor(options: LogTailOptions) {
    this.#options = options;
    this.#view = options.client.newView();
  }

  /** Opens the view and prints its last `count` rows. With `whole`, rows that are not complete too. */
  async printLast(count: number, whole: boolean): Promise<void> {
    const { client, app, filter } = this.#options;
    const { first, end } = await client.request('log.open', { app, view: this.#view, filter });
    this.#end = end;
    this.#next = await this.#startOfLast(count, first, end);
    await this.#read(whole);
  }

  /** Prints new rows until the engine is gone. */
  async follow(): Promise<void> {
    const { client } = this.#options;
    client.on('log.grew', ({ view, end }) => {
      if (view !== this.#view) return;
      this.#end = end;
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

  async #startOfLast(count: number, first: number, end: number): Promise<number> {
    if (this.#options.source === null) return Math.max(first, end - count);
    let start = end;
    for (let found = 0; start > first && found < count; ) {
      const from = Math.max(first, start - MAX_LOG_ROWS);
      const { rows } = await this.#rows(from, start - from);
      for (let index = rows.length - 1; index >= 0 && found < count; index--) {
        if (this.#isWanted(rows[index])) found += 1;
        start = from + index;
      }
      if (rows.length === 0) break;
    }
    return start;
  }

  async #read(whole: boolean): Promise<void> {
    await this.#readWaiting();
    for (;;) {
      const { from, rows, end } = await this.#rows(this.#next, MAX_LOG_ROWS);
      this.#end = Math.max(this.#end, end);
      if (from > this.#next) this.#options.onDropped(from - this.#next);
      this.#next = from + rows.length;
      if (!whole) rows.forEach((row, index) => row.partial && this.#waiting.push(from + index));
      const wanted = rows.filter((row) => (whole || !row.partial) && this.#isWanted(row));
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
      else if (this.#isWanted(row)) await this.#options.print([row]);
    }
    this.#waiting = still;
  }

  #isWanted(row: LogRow | undefined): boolean {
    return row !== undefined && (this.#options.source === null || row.source === this.#options.source);
  }

  #rows(from: number, count: number): Promise<LogRows> {
    return this.#options.client.request('log.rows', { view: this.#view, from, count });
  }
}
