import { useEffect } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { StartUp } from '../../shared/app/activity.ts';
import { seconds } from '../../shared/text/seconds.ts';
import type { Client } from '../../shared/contract/client.ts';
import { t } from '../../shared/text/i18n.ts';
import { useClient } from '../client/connection.ts';
import { type Activity, ActivityFeed, NO_ACTIVITY } from './activity-feed.ts';

const feeds = new WeakMap<Client, Map<string, ActivityFeed>>();
const DISCONNECTED = createStore<Activity>()(() => NO_ACTIVITY);

/** The one feed of an app over a connection; all that show it share it. */
function feedOf(client: Client, app: string): ActivityFeed {
  const byApp = feeds.get(client) ?? new Map<string, ActivityFeed>();
  feeds.set(client, byApp);
  const feed = byApp.get(app) ?? new ActivityFeed(client, app);
  byApp.set(app, feed);
  return feed;
}

/** What happened in an app, kept up while `watching`. */
export function useActivity(app: string, watching: boolean): Activity {
  const feed = useFeed(app, watching);
  return useStore(feed?.store ?? DISCONNECTED);
}

/** The last start-up of a dyno; null where none was measured. Renders again only when it is another one. */
export function useStartUp(app: string, dyno: string): StartUp | null {
  const feed = useFeed(app, true);
  const words = useStore(feed?.store ?? DISCONNECTED, ({ startUps }) => JSON.stringify(startUps[dyno] ?? null));
  return JSON.parse(words) as StartUp | null;
}

/** `Started in 0.4 s, usually 0.3 s`, for whoever points at a dyno; undefined where no start-up was measured. */
export function useStartUpTitle(app: string, dyno: string): string | undefined {
  const startUp = useStartUp(app, dyno);
  if (startUp === null) return undefined;
  const took = seconds(startUp.took);
  return startUp.usual === null
    ? t('Started in {took}', { took })
    : t('Started in {took}, usually {usual}', { took, usual: seconds(startUp.usual) });
}

function useFeed(app: string, watching: boolean): ActivityFeed | null {
  const client = useClient();
  const feed = client === null ? null : feedOf(client, app);
  useEffect(() => (watching ? feed?.watch() : undefined), [feed, watching]);
  return feed;
}
