/** What processes use on Linux, from /proc (proc(5)). */
import { readdirSync, readFileSync } from 'node:fs';
import { uptime } from 'node:os';
import { environmentPlace, KTHREADD_PID, newestPid, parseProcStat, readMark, readProcStat } from './proc-entries.ts';
import { type ProcessEntry, TICKS_PER_SECOND } from './process-entry.ts';
import { ProcessTable } from './process-table.ts';
import type { ProcessUsage, UsageTable } from './process-usage.ts';

const MS_PER_TICK = 1_000 / TICKS_PER_SECOND;
/** The key of the page size in the auxiliary vector, which is pairs of 64-bit numbers. */
const AT_PAGESZ = 6n;
const USUAL_PAGE_BYTES = 4_096;
/** How many of the fields behind the name are read; the others say nothing that is wanted here. */
const FIELDS = 22;
/** A process this old has found its session and its program: only what it uses changes, and that matters for dynos. */
const SETTLED_S = 3;
/** Looks after which all pids are looked at even though none seems to be new, should that not be true (LXCFS). */
const LOOKS_BETWEEN_SCANS = 5;
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

/** A process as it was seen last. */
interface Known {
  entry: ProcessEntry;
  /** As {@link environmentPlace} told it. */
  environment: string;
}

/** All that the last scan of /proc has found. */
interface Scan {
  table: ProcessTable;
  /** By pid; null: a thread of the kernel. */
  known: ReadonlyMap<number, Known | null>;
  /** As {@link newestPid} told before it began. */
  newestPid: number | null;
  /** Whether none of them was so new that it may still find its session and its program. */
  isSettled: boolean;
}

/**
 * Looks at the processes of the machine again and again. While none is started only those of dynos are looked at; of
 * the others, when they are not new, only the pid: so that a look costs what the dynos are, not what the machine is.
 */
export class ProcUsageReader {
  #scan: Scan | null = null;
  #looks = 0;

  /** @param watched pids whose usage is wanted @throws when the system cannot tell (EMFILE) */
  sample(watched: ReadonlySet<number>): UsageTable {
    const turn = this.#looks++;
    const newest = newestPid();
    const last = this.#scan;
    const isQuiet = last !== null && last.isSettled && newest !== null && newest === last.newestPid;
    const usages = isQuiet && turn % LOOKS_BETWEEN_SCANS !== 0 ? usagesOf(watched, last.known) : null;
    if (last !== null && usages !== null) return { table: last.table, usageOf: (pid) => usages.get(pid) };
    return this.#scanAll(watched, newest, turn % LOOKS_BETWEEN_FULL === 0);
  }

  #scanAll(watched: ReadonlySet<number>, newest: number | null, isFull: boolean): UsageTable {
    const takenAt = performance.now();
    const settledBefore = (uptime() - SETTLED_S) * TICKS_PER_SECOND;
    const known = new Map<number, Known | null>();
    const usages = new Map<number, ProcessUsage>();
    let isSettled = true;
    for (const name of readdirSync('/proc')) {
      const pid = Number(name);
      if (!Number.isInteger(pid)) continue;
      const before = this.#scan?.known.get(pid);
      const wasSettled = before !== undefined && (before === null || Number(before.entry.startedAt) < settledBefore);
      if (wasSettled && !isFull && !watched.has(pid)) {
        known.set(pid, before);
        continue;
      }
      const stat = readProcStat(pid);
      const entry = stat === null ? null : parseProcStat(stat);
      if (stat === null || entry === null) continue;
      if (Number(entry.startedAt) >= settledBefore) isSettled = false;
      known.set(pid, entry.ppid === KTHREADD_PID ? null : withMark(entry, environmentPlace(stat), before, wasSettled));
      usages.set(pid, parseProcUsage(stat));
    }
    const entries = [...known.values()].flatMap((each) => (each === null ? [] : [each.entry]));
    const table = new ProcessTable(takenAt, entries);
    this.#scan = { table, known, newestPid: newest, isSettled };
    return { table, usageOf: (pid) => usages.get(pid) };
  }
}

/** One for whole engines: what one part has found the others need not look for. */
export const procUsage = new ProcUsageReader();

/** What processes use; null when one has ended, or has another parent or session than it had. */
function usagesOf(
  watched: ReadonlySet<number>,
  known: ReadonlyMap<number, Known | null>,
): Map<number, ProcessUsage> | null {
  const usages = new Map<number, ProcessUsage>();
  for (const pid of watched) {
    const stat = readProcStat(pid);
    const entry = stat === null ? null : parseProcStat(stat);
    const before = known.get(pid)?.entry ?? null;
    if (stat === null || entry === null || before === null || !isUnmoved(entry, before)) return null;
    usages.set(pid, parseProcUsage(stat));
  }
  return usages;
}

function isUnmoved(now: ProcessEntry, before: ProcessEntry): boolean {
  return now.startedAt === before.startedAt && now.ppid === before.ppid && now.session === before.session;
}

/** A mark stays as long as the program does; what has none may be about to get one, as long as it is new. */
function withMark(
  entry: ProcessEntry,
  environment: string,
  before: Known | null | undefined,
  isSettled: boolean,
): Known {
  const isSame = before?.entry.startedAt === entry.startedAt && before.environment === environment;
  const mark = isSame && (isSettled || before.entry.mark !== null) ? before.entry.mark : readMark(entry.pid);
  return { entry: { ...entry, mark }, environment };
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
