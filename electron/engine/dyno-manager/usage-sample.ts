import { platform } from 'node:process';
import type { UsageTable } from '../system/process-table/process-usage.ts';
import { lookByPs } from '../system/process-table/ps-usage.ts';
import { procUsage } from '../system/process-table/proc-usage.ts';

/** One look at the processes of the machine. @param watched pids whose usage is wanted @throws when it fails */
export type Look = (watched: ReadonlySet<number>) => UsageTable | Promise<UsageTable>;

/** How this system is looked at; null where what belongs to a dyno cannot be told (Windows). */
export function usageLooks(): Look | null {
  switch (platform) {
    case 'linux':
      return (watched) => procUsage.sample(watched);
    case 'win32':
      return null;
    default:
      return () => lookByPs();
  }
}
