/** What processes use on Linux, from /proc (proc(5)). */
import { readdirSync, readFileSync } from 'node:fs';
import { uptime } from 'node:os';
import { KTHREADD_PID, parseProcStat, readMark, readProcStat } from './proc-entries.ts';
import { type ProcessEntry, TICKS_PER_SECOND } from './process-entry.ts';
import { ProcessTable } from './process-table.ts';
import type { ProcessUsage, UsageTable } from './process-usage.ts';

const MS_PER_TICK = 1_000 / TICKS_PER_SECOND;
/** In the auxiliary vector, pairs of 64-bit numbers: the size of a page. */
const AT_PAGESZ = 6n;
const USUAL_PAGE_BYTES = 4_096;
/** Of those behind the name; the others say nothing that is wanted here. */
const FIELDS = 22;
/** A process this old has found its session and its program: only what it uses changes, and that matters for dynos. */
const SETTLED_S = 3;
/** Looks after which everything is read anew: a pid may have gone to another process in between. */
const LOOKS_BETWEEN_FULL = 30;

export const PAGE_BYTES = pageBytes();

/** The numbers of a line of `/proc/PID/stat` that say what the process uses. */
export function parseProcUsage(stat: string): ProcessUsage {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ', FIELDS);
  const at = (index: number): number => Number(fields[index] ?? 0);
  return {
    faults: at(7) + at(8) + at(9) + at(10),
    cpuMs: (at(11) + at(12) + at(13) + at(14)) * MS_PER_TICK,
    resident: at(21) * PAGE_BYTES,
  };
}

/** Bytes of it that were swapped out; 0 when it has ended or the system has no swap. */
export function swappedBytes(pid: number): number {
  try {
    const kilobytes = /^VmSwap:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1];
    return Number(kilobytes ?? 0) * 1_024;
  } catch {
    return 0;
  }
}

/**
 * Looks at the processes of the machine again and again. Of those that are in no dyno and not new only the pid is
 * looked at, so that a look costs what the dynos are, not what the machine is.
 */
export class ProcUsageLooks {
  /** By pid; null: a thread of the kernel. */
  #known = new Map<number, ProcessEntry | null>();
  #looks = 0;

  /** @param watched pids whose usage is wanted @throws when the system cannot tell (EMFILE) */
  look(watched: ReadonlySet<number>): UsageTable {
    const takenAt = performance.now();
    const isFull = this.#looks++ % LOOKS_BETWEEN_FULL === 0;
    const settled = (uptime() - SETTLED_S) * TICKS_PER_SECOND;
    const known = new Map<number, ProcessEntry | null>();
    const usages = new Map<number, ProcessUsage>();
    for (const name of readdirSync('/proc')) {
      const pid = Number(name);
      if (!Number.isInteger(pid)) continue;
      const before = this.#known.get(pid);
      const isSettled = before !== undefined && (before === null || Number(before.startedAt) < settled);
      if (isSettled && !isFull && !watched.has(pid)) {
        known.set(pid, before);
        continue;
      }
      const stat = readProcStat(pid);
      const entry = stat === null ? null : parseProcStat(stat);
      if (stat === null || entry === null) continue;
      known.set(pid, entry.ppid === KTHREADD_PID ? null : withMark(entry, before, isSettled));
      usages.set(pid, parseProcUsage(stat));
    }
    this.#known = known;
    const entries = [...known.values()].filter((entry) => entry !== null);
    return { table: new ProcessTable(takenAt, entries), usageOf: (pid) => usages.get(pid) };
  }
}

/** A mark stays for good; what has none may be about to get one, as long as it is new. */
function withMark(entry: ProcessEntry, before: ProcessEntry | null | undefined, isSettled: boolean): ProcessEntry {
  const isSame = before?.startedAt === entry.startedAt;
  const mark = isSame && (isSettled || before.mark !== null) ? before.mark : readMark(entry.pid);
  return { ...entry, mark };
}

/** 16 or 64 KiB on some ARM machines. Node does not tell, so it is read from what the kernel told this process. */
function pageBytes(): number {
  try {
    const vector = readFileSync('/proc/self/auxv');
    for (let at = 0; at + 16 <= vector.length; at += 16) {
      if (vector.readBigUInt64LE(at) === AT_PAGESZ) return Number(vector.readBigUInt64LE(at + 8));
    }
  } catch {
    // Not Linux, or a kernel that hides it.
  }
  return USUAL_PAGE_BYTES;
}
