import type { DynoProcess } from '../process/dyno-process.ts';
import type { UsageTable } from '../system/process-table/process-usage.ts';

/** What a dyno's whole process tree uses at one moment. */
export interface DynoUsage {
  /** `web.1` */
  dyno: string;
  process: DynoProcess;
  /** Resident bytes. */
  memory: number;
  /** Share of one core since the look before. */
  cpu: number;
  /** Since its start. */
  cpuMs: number;
  /** Null where the system does not tell. */
  faults: number | null;
  pids: number[];
}

/** What a dyno uses; null when none of its processes is there (any more). */
export function dynoUsage(look: {
  dyno: string;
  process: DynoProcess;
  table: UsageTable;
  cpuBefore: number;
  elapsedMs: number;
}): DynoUsage | null {
  const { dyno, process, table, cpuBefore, elapsedMs } = look;
  const pids = process.members(table.table).map(({ pid }) => pid);
  if (pids.length === 0) return null;
  const usages = pids.flatMap((pid) => table.usageOf(pid) ?? []);
  const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0);
  const faults = usages.flatMap((usage) => usage.faults ?? []);
  // What a child has used moves to the parent that waits for it. Only that of an orphan is lost, and would count as
  // less than nothing.
  const cpuMs = sum(usages.map((usage) => usage.cpuMs));
  return {
    dyno,
    process,
    memory: sum(usages.map(({ resident }) => resident)),
    cpu: Math.max(0, cpuMs - cpuBefore) / elapsedMs,
    cpuMs,
    faults: faults.length === 0 ? null : sum(faults),
    pids,
  };
}
