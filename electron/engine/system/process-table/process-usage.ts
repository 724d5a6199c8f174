import type { ProcessEntry } from './process-entry.ts';
import type { ProcessTable } from './process-table.ts';

/** What one process has used of the machine. */
export interface ProcessUsage {
  /** Processor time in milliseconds, its own and that of children it has waited for. */
  cpuMs: number;
  /**
   * Resident bytes. Pages that processes share count for each of them. A fair share (PSS) would make the kernel walk
   * over all of a process's memory: six times as long here for idle programs of Node, and longer for larger ones.
   */
  resident: number;
  /** Pages that were brought in for it and for children it has waited for; null where the system does not tell. */
  faults: number | null;
}

export interface UsedProcess {
  entry: ProcessEntry;
  usage: ProcessUsage;
}

/** The processes of the machine, and what those of dynos have used. */
export interface UsageTable {
  table: ProcessTable;
  /** Undefined for a process that was not looked at. */
  usageOf(pid: number): ProcessUsage | undefined;
}
