import { useEffect, useState } from 'react';
import type { Client } from '../../../shared/contract/client.ts';
import { MAX_LOG_ROWS } from '../../../shared/contract/limits.ts';
import type { Request, Results } from '../../../shared/contract/contract.ts';
import { toFailure } from '../../../shared/contract/failure.ts';
import type { LogFilter, LogRow, LogRows, LogSpan } from '../../../shared/logs/log.ts';
import { useClient } from '../../client/connection.ts';
import type { FullFilter } from '../filter/use-log-filter.ts';
import { GrowthPace } from './growth-pace.ts';

export interface FeedListener {
  /** The view holds other rows altogether: it was opened, or its filter changed. */
  onReset(span: LogSpan): void;
  /** Rows from `changed` on are new or have changed; rows before `span.first` are gone. Ten times a second in a flood. */
  onGrew(span: LogSpan, changed: number): void;
  /** The engine cannot filter by this, for a reason in one sentence; the rows stay as they were. */
  onRefused(reason: string): void;
}

/** Requests about a view that leave it as it is. */
type Question = 'log.find' | 'log.at' | 'log.marks' | 'log.export';

/** One log view of the engine: which rows there are, and the rows asked for. */
export class LogFeed {
  readonly #view: number;
  readonly #stopListening: () => void;
  readonly #growth: GrowthPace;
  /** Counts filters. While the newest is not confirmed, notices and rows belong to an older one. */
  #asked = 0;
  #confirmed = -1;

  readonly #client: Client;
  readonly #listener: FeedListener;

  constructor(
    client: Client,
    app: string,
    /** An earlier run of the app, from its copy on disk; null: this one. */
    run: string | null,
    /** The newest one asked for. */
    public filter: LogFilter,
    listener: FeedListener,
  ) {
    this.#client = client;
    this.#listener = listener;
    this.#view = client.newView();
    this.#growth = new GrowthPace((span, changed) => listener.onGrew(span, changed));
    this.#stopListening = client.on('log.grew', ({ view, first, end, changed }) => {
      if (view === this.#view && this.#isCurrent) this.#growth.grew({ first, end }, changed);
    });
    const view = this.#view;
    const opened =
      run === null
        ? client.request('log.open', { app, view, filter })
        : client.request('log.openRun', { app, run, view, filter });
    void this.#settle(opened);
  }

  setFilter(filter: LogFilter): void {
    this.filter = filter;
    this.#growth.forget();
    this.#asked++;
    void this.#settle(this.#client.request('log.filter', { view: this.#view, filter }));
  }

  /**
   * Asks about the rows of the current filter; null when it changed meanwhile.
   *
   * @throws {DynodeckError} the engine's failure.
   */
  async ask<M extends Question>(method: M, params: Omit<Request<M>, 'view'>): Promise<Results[M] | null> {
    const filter = this.#asked;
    const answer = await this.#client.request(method, { ...params, view: this.#view } as Request<M>);
    return filter === this.#asked ? answer : null;
  }

  /** Rows of the current filter; null when it changed meanwhile or the engine has gone. */
  async rows(from: number, count: number): Promise<LogRows | null> {
    const filter = this.#asked;
    try {
      const asked = { view: this.#view, from, count: Math.min(count, MAX_LOG_ROWS) };
      const rows = await this.#client.request('log.rows', asked);
      return filter === this.#asked ? rows : null;
    } catch {
      return null;
    }
  }

  /** All rows of a span, however many answers that takes; fewer when the filter changes on the way. */
  async allRows({ first, end }: LogSpan): Promise<LogRow[]> {
    const all: LogRow[] = [];
    for (let next = first; next < end; ) {
      const answer = await this.rows(next, end - next);
      if (answer === null || answer.rows.length === 0) break;
      for (const row of answer.rows) all.push(row);
      next = answer.from + answer.rows.length;
    }
    return all;
  }

  dispose(): void {
    this.#asked++;
    this.#growth.forget();
    this.#stopListening();
    this.#client.request('log.close', { view: this.#view }).catch(() => {
      // The connection has ended, and the view with it.
    });
  }

  get #isCurrent(): boolean {
    return this.#confirmed === this.#asked;
  }

  async #settle(answer: Promise<LogSpan>): Promise<void> {
    const filter = this.#asked;
    try {
      const span = await answer;
      if (filter !== this.#asked) return;
      this.#confirmed = filter;
      this.#listener.onReset(span);
    } catch (thrown) {
      if (filter !== this.#asked) return;
      const { code, message } = toFailure(thrown);
      // Else the connection has ended or the app was closed: the list keeps what it shows.
      if (code !== 'bad-request') return;
      // The view goes on with the filter before.
      this.#confirmed = filter;
      this.#listener.onRefused(message);
    }
  }
}

/** The first rows of an app's log that a filter takes, kept up as more are found; null until the engine answers. */
export function useLogRows(app: string, filter: FullFilter, most: number): LogRow[] | null {
  const client = useClient();
  const [rows, setRows] = useState<LogRow[] | null>(null);
  useEffect(() => {
    if (client === null) return undefined;
    const take = async ({ first }: { first: number }): Promise<void> => {
      const answer = await feed.rows(first, most);
      if (answer !== null) setRows(answer.rows);
    };
    const feed = new LogFeed(client, app, null, filter, {
      onReset: (span) => void take(span),
      onGrew: (span, changed) => changed < span.first + most && void take(span),
      onRefused: () => setRows([]),
    });
    return () => feed.dispose();
  }, [client, app, filter, most]);
  return rows;
}
