import { useCallback, useState } from 'react';
import type { LogRun } from '../../../shared/logs/log.ts';
import { useClient } from '../../client/connection.ts';

/** Earlier runs of an app, as of the last time they were asked for. */
export function useRuns(app: string): { runs: LogRun[]; refresh: () => void } {
  const client = useClient();
  const [runs, setRuns] = useState<LogRun[]>([]);
  const refresh = useCallback(() => {
    client?.request('log.runs', { app }).then(setRuns, () => setRuns([]));
  }, [client, app]);
  return { runs, refresh };
}
