import type { Client } from '../../shared/contract/client.ts';
import { MetricsFeed } from './metrics-feed.ts';

const feeds = new WeakMap<Client, Map<string, MetricsFeed>>();

/** The one feed of an app over a connection; all of its meters share it. */
export function metricsFeed(client: Client, app: string): MetricsFeed {
  const byApp = feeds.get(client) ?? new Map<string, MetricsFeed>();
  feeds.set(client, byApp);
  const feed = byApp.get(app) ?? new MetricsFeed(client, app);
  byApp.set(app, feed);
  return feed;
}
