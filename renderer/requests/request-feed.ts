import { createStore } from 'zustand/vanilla';
import { useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import type { Client } from '../../shared/contract/client.ts';
import { MAX_REQUEST_ROWS } from '../../shared/contract/limits.ts';
import { toFailure } from '../../shared/contract/failure.ts';
import type { RequestRecord } from '../../shared/router/router.ts';
import { useClient } from '../client/connection.ts';

/** As many as the engine keeps of an app. */
const MAX_RECORDS = 10_000;

interface RequestList {
  /** Oldest first; another array after every change. */
  records: readonly RequestRecord[];
  /** The engine has answered. */
  ready: boolean;
  /** Why it has not. */
  failure: string | null;
}

/** The requests of one app, kept up while somebody looks. */
export class RequestFeed {
  readonly store = createStore<RequestList>()(() => ({ records: [], ready: false, failure: null }));
  #visible = false;
  #asking = false;
  /** Another request has come while the engine was asked. */
  #isBehind = false;
  #closed = false;

  readonly #client: Client;
  readonly #app: string;

  constructor(
    client: Client,
    app: string,
  ) {
    this.#client = client;
    this.#app = app;
  }

  /** Takes what comes from now on. @returns what ends it. */
  follow(): () => void {
    this.#closed = false;
    const changed = ({ app }: { app: string }) => {
      if (app === this.#app && this.#visible) void this.#catchUp();
    };
    const stops = [this.#client.on('requests.grew', changed), this.#client.on('requests.cleared', changed)];
    return () => {
      this.#closed = true;
      for (const stop of stops) stop();
    };
  }

  /** One that nobody sees does not ask. */
  setVisible(visible: boolean): void {
    this.#visible = visible;
    if (visible) void this.#catchUp();
  }

  async #catchUp(): Promise<void> {
    this.#isBehind = true;
    if (this.#asking) return;
    this.#asking = true;
    try {
      while (this.#isBehind && !this.#closed) {
        this.#isBehind = false;
        await this.#takeAll();
      }
    } catch (thrown) {
      this.store.setState({ failure: toFailure(thrown).message });
    } finally {
      this.#asking = false;
    }
  }

  async #takeAll(): Promise<void> {
    for (;;) {
      const after = this.store.getState().records.at(-1)?.number ?? 0;
      const answer = await this.#client.request('requests.list', { app: this.#app, after, count: MAX_REQUEST_ROWS });
      const records = joined(this.store.getState().records, answer);
      if (this.#closed) return;
      this.store.setState({ records, ready: true, failure: null });
      const { last } = answer;
      // Counted anew since they were cleared: those below `after` are asked for from the start.
      const isBefore = records.length === 0 && after > 0 && last > 0;
      if (!isBefore && (answer.records.length === 0 || (records.at(-1)?.number ?? 0) >= last)) return;
    }
  }
}

/** What is kept and what has come, without what the engine has forgotten. */
export function joined(
  kept: readonly RequestRecord[],
  answer: { records: RequestRecord[]; first: number; last: number },
): readonly RequestRecord[] {
  const { records, first, last } = answer;
  // They were cleared, and may have been counted anew.
  if ((kept.at(-1)?.number ?? 0) > last) return records;
  if (records.length === 0 && (kept[0]?.number ?? first) >= first) return kept;
  return [...kept.filter(({ number }) => number >= first), ...records].slice(-MAX_RECORDS);
}

const DISCONNECTED = createStore<RequestList>()(() => ({ records: [], ready: false, failure: null }));

/** The requests of an app, kept up while `visible`. */
export function useRequests(app: string, visible: boolean): RequestList {
  const client = useClient();
  const feed = useMemo(() => (client === null ? null : new RequestFeed(client, app)), [client, app]);
  useEffect(() => feed?.follow(), [feed]);
  useEffect(() => feed?.setVisible(visible), [feed, visible]);
  return useStore(feed?.store ?? DISCONNECTED);
}
