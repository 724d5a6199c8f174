import { createStore } from 'zustand/vanilla';
import { useEffect, useState } from 'react';
import type { RecentApp } from '../../../shared/app/app.ts';
import { connection, useClient } from '../../client/connection.ts';
import { ask } from '../ask.ts';

/** Apps that were open before, newest first, as of the last {@link refreshRecentFolders}. */
export const recentFolders = createStore<{ list: readonly RecentApp[] }>()(() => ({ list: [] }));

/** Asks the engine; what was known stays when it does not answer. */
export function refreshRecentFolders(): void {
  const { client } = connection.getState();
  client?.request('apps.recent', {}).then(
    (list) => recentFolders.setState({ list }),
    () => undefined,
  );
}

export interface RecentApps {
  /** Newest first. */
  list: RecentApp[];
  reload: () => void;
  forget: (folder: string) => void;
}

/** Apps that were open before, asked from the engine when shown. */
export function useRecentApps(): RecentApps {
  const client = useClient();
  const [list, setList] = useState<RecentApp[]>([]);
  const reload = () => {
    client?.request('apps.recent', {}).then(setList, () => setList([]));
  };
  useEffect(reload, [client]);
  const forget = (folder: string) => {
    setList((before) => before.filter((app) => app.folder !== folder));
    void ask('apps.forget', { folder });
  };
  return { list, reload, forget };
}
