import type { ProcessEntry } from '../system/process-table/process-entry.ts';
import { isStillThere } from '../system/process-table/process-table.ts';

/**
 * Signals exactly the process that was seen, and no other that has its pid by now.
 *
 * @returns `denied` when the system forbids it: the process runs as another user.
 */
export function sendSignal(entry: ProcessEntry, signal: NodeJS.Signals): 'sent' | 'gone' | 'denied' {
  // 0, 1 and negative pids mean groups, init, or every process there is.
  if (!Number.isInteger(entry.pid) || entry.pid <= 1 || entry.pid === process.pid) return 'denied';
  if (!isStillThere(entry)) return 'gone';
  try {
    process.kill(entry.pid, signal);
    return 'sent';
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM' ? 'denied' : 'gone';
  }
}
