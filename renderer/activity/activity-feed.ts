import { createStore } from 'zustand/vanilla';
import type { ActivityEntry } from '../../shared/app/activity.ts';
import type { Client } from '../../shared/contract/client.ts';
import type { StartUps } from '../../shared/contract/activity.ts';

/** As many as the engine keeps. */
const MOST_ENTRIES = 2_000;

export interface Activity {
  /** Oldest first. */
  entries: readonly ActivityEntry[];
  startUps: StartUps;
  ready: boolean;
}

export const NO_ACTIVITY: Activity = { entries: [], startUps: {}, ready: false };

/** What happened in one app, kept up while somebody looks. */
export class ActivityFeed {
  readonly store = createStore<Activity>()(() => NO_ACTIVITY);
  #watchers = 0;
  #stopListening: (() => void) | null = null;

  readonly #client: Client;
  readonly #app: string;

  constructor(
    client: Client,
    app: string,
  ) {
    this.#client = client;
    this.#app = app;
  }

  /** @returns what ends it. */
  watch(): () => void {
    if (this.#watchers++ === 0) this.#start();
    return () => {
      if (--this.#watchers > 0) return;
      this.#stopListening?.();
      this.#stopListening = null;
    };
  }

  #start(): void {
    this.#stopListening = this.#client.on('activity.happened', ({ app, entries, startUps }) => {
      if (app === this.#app) this.#add(entries, startUps);
    });
    this.#client.request('activity.list', { app: this.#app }).then(
      ({ entries, startUps }) => this.store.setState({ entries, startUps, ready: true }),
      // The connection has ended; another one makes another feed.
      () => undefined,
    );
  }

  /** What was told before the list came is on the list. */
  #add(entries: ActivityEntry[], startUps: StartUps): void {
    this.store.setState((before) => ({
      entries: withNewer(before.entries, entries),
      startUps,
    }));
  }
}

/** @returns the newest of both; one that is there already does not come twice. */
export function withNewer(before: readonly ActivityEntry[], told: readonly ActivityEntry[]): ActivityEntry[] {
  const last = before.at(-1)?.number ?? 0;
  return [...before, ...told.filter(({ number }) => number > last)].slice(-MOST_ENTRIES);
}
