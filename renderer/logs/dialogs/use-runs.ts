import { useCallback, useState } from 'react';
import type { LogRun } from '../../../shared/logs/log.ts';
import { useClient } from '../../client/connection.ts';
import { dayAndTime, isSameDay, minuteOfDay } from '../../ui/text/times.ts';

/** Earlier runs of an app, as of the last time they were asked for. */
export function useRuns(app: string): { runs: LogRun[]; refresh: () => void } {
  const client = useClient();
  const [runs, setRuns] = useState<LogRun[]>([]);
  const refresh = useCallback(() => {
    client?.request('log.runs', { app }).then(setRuns, () => setRuns([]));
  }, [client, app]);
  return { runs, refresh };
}

/** When a run was: `Nov 20, 10:03 – 11:12`, in local time. */
export function runWords({ startedAt, endedAt }: LogRun): string {
  const end = isSameDay(startedAt, endedAt) ? minuteOfDay(endedAt) : dayAndTime(endedAt);
  return `${dayAndTime(startedAt)} – ${end}`;
}
