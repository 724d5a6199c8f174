import { readdirSync, readFileSync } from 'node:fs';

/** In the environment of everything a measured runner starts: a tmux server leaves the process tree. */
export const FAMILY_VARIABLE = 'BENCH_FAMILY';

export interface Member {
  pid: number;
  /** Clock ticks since boot: with the pid it names one process for ever. */
  startTime: string;
  command: string;
}

interface Entry extends Member {
  parent: number;
  state: string;
}

/**
 * All living processes that carry the mark, or descend from `root` or from one that does; zombies are dead.
 * @param root null where the mark alone tells
 */
export function familyOf(root: number | null, mark: string): Member[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const entries = pids.flatMap((pid) => entryOf(Number(pid)) ?? []);
  const chosen = new Set<number>(root === null ? [] : [root]);
  for (const { pid } of entries) if (isMarked(pid, mark)) chosen.add(pid);
  for (let before = 0; before !== chosen.size; ) {
    before = chosen.size;
    for (const { pid, parent } of entries) if (chosen.has(parent)) chosen.add(pid);
  }
  return entries.filter(({ pid, state }) => chosen.has(pid) && state !== 'Z' && state !== 'X');
}

/** Those that still live. */
export function survivors(members: Member[]): Member[] {
  return members.filter(({ pid, startTime }) => {
    const entry = entryOf(pid);
    return entry !== null && entry.startTime === startTime && entry.state !== 'Z' && entry.state !== 'X';
  });
}

/** SIGKILL to each that is still the process it was. */
export function killMembers(members: Member[]): void {
  for (const { pid } of survivors(members)) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It ended between the look and the signal.
    }
  }
}

/** Proportional set size in bytes: shared pages are divided among those who share them. */
export function pssOf(members: Member[]): number {
  return sum(members, ({ pid }) => Number(/^Pss:\s+(\d+) kB/m.exec(readProc(pid, 'smaps_rollup'))?.[1] ?? 0) * 1024);
}

/** Time on a processor so far, all threads, in nanoseconds. */
export function cpuOf(members: Member[]): number {
  const cpuOfTask = (pid: number, task: string) => Number(readProc(pid, `task/${task}/schedstat`).split(' ')[0]);
  return sum(members, ({ pid }) => sum(tasksOf(pid), (task) => cpuOfTask(pid, task)));
}

function sum<T>(values: T[], figure: (value: T) => number): number {
  return values.reduce((total, value) => total + figure(value), 0);
}

function entryOf(pid: number): Entry | null {
  const stat = readProc(pid, 'stat');
  const close = stat.lastIndexOf(')');
  if (close < 0) return null;
  const [state, parent, ...rest] = stat.slice(close + 2).split(' ');
  const command = stat.slice(stat.indexOf('(') + 1, close);
  return { pid, parent: Number(parent), state: state!, startTime: rest[17]!, command };
}

function isMarked(pid: number, mark: string): boolean {
  return readProc(pid, 'environ').includes(`${FAMILY_VARIABLE}=${mark}`);
}

function tasksOf(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/task`);
  } catch {
    return [];
  }
}

function readProc(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'latin1');
  } catch {
    return '';
  }
}

/** Idle processes of the bench are `sleep`s; all else of a family is there to manage them. */
export function isManager({ command }: Member): boolean {
  return command !== 'sleep';
}
