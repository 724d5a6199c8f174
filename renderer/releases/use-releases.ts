import { useEffect, useState } from 'react';
import { toFailure } from '../../shared/contract/failure.ts';
import type { Release, SnapshotProtection } from '../../shared/releases/release.ts';
import { useClient } from '../client/connection.ts';

/** Heroku shows 15; a list that scrolls has room for more. */
const MOST_RELEASES = 200;

export interface Releases {
  /** Newest first; null until the engine has answered. */
  releases: Release[] | null;
  protection: SnapshotProtection | null;
  failure: string | null;
}

/** The releases of an app, kept up while `visible`. */
export function useReleases(app: string, visible: boolean): Releases {
  const client = useClient();
  const [state, setState] = useState<Releases>({ releases: null, protection: null, failure: null });
  useEffect(() => {
    if (!visible || client === null) return undefined;
    let asked = 0;
    const refresh = (): void => {
      const mine = ++asked;
      client.request('releases.list', { app, count: MOST_RELEASES }).then(
        (answer) => mine === asked && setState({ ...answer, failure: null }),
        (thrown: unknown) =>
          mine === asked && setState((before) => ({ ...before, failure: toFailure(thrown).message })),
      );
    };
    refresh();
    const stop = client.on('releases.changed', (change) => {
      if (change.app === app) refresh();
    });
    return () => {
      asked = -1;
      stop();
    };
  }, [client, app, visible]);
  return state;
}
