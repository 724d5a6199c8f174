import { createStore } from 'zustand/vanilla';
import type { RecentApp } from '../../../shared/app/app.ts';
import { connection } from '../../client/connection.ts';

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
