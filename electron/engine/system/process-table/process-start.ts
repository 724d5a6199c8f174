import { platform } from 'node:process';
import { rereadProcEntry } from './proc-entries.ts';
import { processExists } from './process-exists.ts';
import { readPsStart } from './ps-entries.ts';

/**
 * When a process started, in the words of the system: with the pid it tells the process from any other that had or
 * will have that pid. Null when there is no such process.
 */
export function startOf(pid: number): string | null {
  switch (platform) {
    case 'linux':
      return rereadProcEntry(pid)?.startedAt ?? null;
    case 'win32':
      return processExists(pid) ? UNTOLD : null;
    default:
      return readPsStart(pid);
  }
}

/** Windows tells starts only through slow tools. */
const UNTOLD = 'untold';
