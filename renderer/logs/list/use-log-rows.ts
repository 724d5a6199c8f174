import { useEffect, useState } from 'react';
import type { LogRow } from '../../../shared/logs/log.ts';
import { useClient } from '../../client/connection.ts';
import { LogFeed } from './log-feed.ts';
import type { FullFilter } from '../filter/use-log-filter.ts';

/** The first rows of an app's log that a filter takes, kept up as more are found; null until the engine answers. */
export function useLogRows(app: string, filter: FullFilter, most: number): LogRow[] | null {
  const client = useClient();
  const [rows, setRows] = useState<LogRow[] | null>(null);
  useEffect(() => {
    if (client === null) return undefined;
    const take = async ({ first }: { first: number }): Promise<void> => {
      const answer = await feed.rows(first, most);
      if (answer !== null) setRows(answer.rows);
    };
    const feed = new LogFeed(client, app, null, filter, {
      onReset: (span) => void take(span),
      onGrew: (span, changed) => changed < span.first + most && void take(span),
      onRefused: () => setRows([]),
    });
    return () => feed.dispose();
  }, [client, app, filter, most]);
  return rows;
}
