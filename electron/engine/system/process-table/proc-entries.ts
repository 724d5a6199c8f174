/** The process table of Linux, from /proc (proc(5)). */
import { closeSync, openSync, readFileSync, readSync, readdirSync } from 'node:fs';
import { findMark } from './dyno-mark.ts';
import type { ProcessEntry } from './process-entry.ts';

/** The parent of all kernel threads, which no dyno can own. */
export const KTHREADD_PID = 2;
/** One line of at most 52 numbers and a short name. */
const STAT_BYTES = 2048;
const statBuffer = Buffer.alloc(STAT_BYTES);

/** Where the environment begins and ends in memory, fields 50 and 51: another place as soon as another program runs. */
const [ENV_START, ENV_END] = [47, 48];

/** Environments do not change while a program runs, so each is read once: key `pid:startedAt:environmentPlace`. */
let knownMarks = new Map<string, string | null>();

export function readProcEntries(): ProcessEntry[] {
  const entries: ProcessEntry[] = [];
  const marks = new Map<string, string | null>();
  for (const name of readdirSync('/proc')) {
    const pid = Number(name);
    if (!Number.isInteger(pid)) continue;
    const stat = readProcStat(pid);
    const entry = stat === null ? null : parseProcStat(stat);
    if (stat === null || entry === null || entry.ppid === KTHREADD_PID) continue;
    const key = `${pid}:${entry.startedAt}:${environmentPlace(stat)}`;
    const known = knownMarks.get(key);
    entry.mark = known === undefined ? readMark(pid) : known;
    marks.set(key, entry.mark);
    entries.push(entry);
  }
  knownMarks = marks;
  return entries;
}

/** One process, without its mark; null when it has ended. @throws when the system cannot tell (EMFILE) */
export function rereadProcEntry(pid: number): ProcessEntry | null {
  const stat = readProcStat(pid);
  return stat === null ? null : parseProcStat(stat);
}

/** A process's line of `/proc/PID/stat`; null when it has ended. @throws when the system cannot tell (EMFILE) */
export function readProcStat(pid: number): string | null {
  return readShort(`/proc/${pid}/stat`);
}

/**
 * The pid that was given out last: where it is still the same, nothing has been started since. Null where the system
 * does not tell (macOS; gVisor gives 0).
 */
export function newestPid(): number | null {
  try {
    const newest = Number(readShort('/proc/loadavg')?.trimEnd().split(' ').at(-1));
    return newest > 0 ? newest : null;
  } catch {
    return null;
  }
}

/**
 * Whether a process has living children now. A list of all processes may miss one that was forked while it was read by
 * one that ended meanwhile; this does not. False where the system does not tell. @throws when it cannot tell (EMFILE)
 */
export function hasChildren(pid: number): boolean {
  const children = readShort(`/proc/${pid}/task/${pid}/children`)?.trim().split(' ') ?? [];
  return children.some((child) => child !== '' && rereadProcEntry(Number(child)) !== null);
}

/** A short file of `/proc`; null when it, or its process, is gone. @throws when it cannot be opened (EMFILE) */
function readShort(path: string): string | null {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  try {
    return statBuffer.toString('latin1', 0, readSync(file, statBuffer, 0, STAT_BYTES, 0));
  } catch {
    // It ended between open and read (ESRCH).
    return null;
  } finally {
    closeSync(file);
  }
}

/** What a process runs, with its arguments: another text once it has called exec. Empty when it has ended. */
export function programOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'latin1');
  } catch {
    return '';
  }
}

/** A line of `/proc/PID/stat`; null for zombies. The name in parentheses may itself hold spaces and parentheses. */
export function parseProcStat(stat: string): ProcessEntry | null {
  const nameEnd = stat.lastIndexOf(')');
  const [state, ppid, pgid, session, ...rest] = stat.slice(nameEnd + 2).split(' ');
  const [threads, startedAt] = [rest[13], rest[15]];
  if (nameEnd === -1 || session === undefined || startedAt === undefined) return null;
  // A process whose first thread has ended while others run also shows as a zombie.
  const isGone = state === 'X' || (state === 'Z' && threads === '1');
  if (isGone) return null;
  return {
    pid: Number.parseInt(stat, 10),
    ppid: Number(ppid),
    pgid: Number(pgid),
    session: Number(session),
    startedAt,
    stopped: state === 'T',
    mark: null,
  };
}

/**
 * Tells one program of a process from the next by a line of `/proc/PID/stat`: a process keeps pid and start when it calls
 * exec, but not its environment. `0:0` where the system hides it, as it then does the environment itself.
 */
export function environmentPlace(stat: string): string {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ', ENV_END + 1);
  return `${fields[ENV_START]}:${fields[ENV_END]}`;
}

/** The mark it was started with; null when it has none or does not show it. */
export function readMark(pid: number): string | null {
  try {
    return findMark(readFileSync(`/proc/${pid}/environ`, 'latin1'));
  } catch {
    // Another user's process, or one that has just ended.
    return null;
  }
}
