import { useEffect, useState } from 'react';
import type { RecentApp } from '../../../shared/app/app.ts';
import { useClient } from '../../client/connection.ts';
import { ask } from '../ask.ts';

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
