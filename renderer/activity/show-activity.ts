import type { ActivityEntry } from '../../shared/app/activity.ts';
import type { Client } from '../../shared/contract/client.ts';
import { showInLog } from '../logs/log-moment.ts';

const MICROSECONDS = 1_000;

/** Shows an app's merged log where an entry happened; at its time, when its line is kept no more. */
export async function showActivity(client: Client | null, app: string, { line, at }: ActivityEntry): Promise<void> {
  const row = line === null ? null : await rowAt(client, app, line);
  showInLog(app, row?.time ?? at * MICROSECONDS);
}

async function rowAt(client: Client | null, app: string, line: number): Promise<{ time: number } | null> {
  try {
    const answer = await client?.request('log.context', { app, line, before: 0, after: 0 });
    return answer?.rows[0] ?? null;
  } catch {
    // Without a connection the log says so itself.
    return null;
  }
}
