import { setTimeout as delay } from 'node:timers/promises';
import type { Orphan } from '../../../../shared/dynos/dyno.ts';
import type { Orphans } from './orphans.ts';

/** A dead engine's guardian gives up after a quarter of a minute. */
const GUARDED_LOOKS = 40;
const LOOK_MS = 500;

/** What earlier engines have left behind, once their guardians have done what they could. Never rejects. */
export async function leftBehind(orphans: Orphans): Promise<Orphan[]> {
  try {
    for (let look = 0; look < GUARDED_LOOKS && orphans.guarded && orphans.list().length > 0; look++) {
      await delay(LOOK_MS, undefined, { ref: false });
    }
    return orphans.list();
  } catch {
    // No process table, or no such folder: then nothing is known of any.
    return [];
  }
}

/** The line in the log of the app it belonged to. */
export function describeOrphan({ processes, since }: Orphan): string {
  const named = processes.map(({ pid, command }) => `${command.replaceAll(/\s+/g, ' ')} (pid ${pid})`).join(', ');
  return `An earlier Dynodeck was killed and left this running since ${new Date(since).toISOString()}: ${named}`;
}
