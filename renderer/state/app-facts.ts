import { createStore } from 'zustand/vanilla';
import type { Drain } from '../../shared/logs/drain.ts';
import type { LogRun } from '../../shared/logs/log.ts';
import type { Release } from '../../shared/releases/release.ts';
import { currentApp } from './selection.ts';
import { connection } from '../client/connection.ts';

/** What snapshots of an app do not tell, and commands ask about. */
export interface AppFacts {
  /** The app they are about; null: nothing is known. */
  app: string | null;
  /** Newest first. */
  releases: readonly Release[];
  drains: readonly Drain[];
  /** Earlier runs whose log is on disk. */
  runs: readonly LogRun[];
}

const NOTHING: AppFacts = { app: null, releases: [], drains: [], runs: [] };
/** Whoever goes back further looks at the list. */
const MOST_RELEASES = 50;

/** Facts as of the last {@link refreshAppFacts}. */
export const appFacts = createStore<AppFacts>()(() => NOTHING);

/** Facts about an app, as far as they are known. */
export function factsOf(app: string | undefined): AppFacts {
  const facts = appFacts.getState();
  return facts.app === app ? facts : NOTHING;
}

/** Asks the engine about the app on screen. */
export function refreshAppFacts(): void {
  const { client } = connection.getState();
  const app = currentApp();
  if (client === null || app === null) return;
  void Promise.all([
    client.request('releases.list', { app, count: MOST_RELEASES }),
    client.request('drains.list', { app }),
    client.request('log.runs', { app }),
  ]).then(
    ([{ releases }, drains, runs]) => appFacts.setState({ app, releases, drains, runs }),
    () => appFacts.setState(NOTHING),
  );
}
