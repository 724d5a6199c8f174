import { useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { useClient } from '../client/connection.ts';
import { RequestFeed } from './request-feed.ts';
import type { RequestList } from './request-feed.ts';

const DISCONNECTED = createStore<RequestList>()(() => ({ records: [], ready: false, failure: null }));

/** The requests of an app, kept up while `visible`. */
export function useRequests(app: string, visible: boolean): RequestList {
  const client = useClient();
  const feed = useMemo(() => (client === null ? null : new RequestFeed(client, app)), [client, app]);
  useEffect(() => feed?.follow(), [feed]);
  useEffect(() => feed?.setVisible(visible), [feed, visible]);
  return useStore(feed?.store ?? DISCONNECTED);
}
