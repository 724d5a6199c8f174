/** The process table of macOS, from ps(1): no sessions, and environments only of programs not part of the system. */
import { spawnSync } from 'node:child_process';
import { MARK_VARIABLE } from './dyno-mark.ts';
import type { ProcessEntry } from './process-entry.ts';

/** Environments of a whole desktop fit; ps is cut off rather than buffered without end. */
const MAX_OUTPUT_BYTES = 64 * 1024 * 1024;
const COLUMNS = ['-o', 'pid=', '-o', 'ppid=', '-o', 'pgid=', '-o', 'stat=', '-o', 'lstart=', '-o', 'command='];

export function readPsEntries(): ProcessEntry[] {
  const { stdout } = spawnSync('ps', ['-A', '-E', '-ww', ...COLUMNS], {
    encoding: 'latin1',
    maxBuffer: MAX_OUTPUT_BYTES,
    env: { PATH: '/bin:/usr/bin', LC_ALL: 'C' },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return parsePs(stdout ?? '');
}

/** When a process started, in the same words as in its entry; null when there is no such process. */
export function readPsStart(pid: number): string | null {
  const { stdout } = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], {
    encoding: 'latin1',
    env: { PATH: '/bin:/usr/bin', LC_ALL: 'C' },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return (stdout ?? '').trim() || null;
}

/** pid, ppid, pgid, state, start (`Fri Nov 20 09:54:07 2026`), command and environment. */
const LINE = /^\s*(\d+)\s+(\d+)\s+(\d+)\s+(\S+)\s+(\w+\s+\w+\s+\d+\s+[\d:]+\s+\d+)(.*)$/;
const MARK = new RegExp(` ${MARK_VARIABLE}=([0-9a-f-]+)`);

/** The processes in the output of `ps -A -E -ww -o pid=,ppid=,pgid=,stat=,lstart=,command=`, without zombies. */
export function parsePs(output: string): ProcessEntry[] {
  return output.split('\n').flatMap((line) => {
    const [, pid, ppid, pgid, state, startedAt, command] = LINE.exec(line) ?? [];
    const entry = psEntry([pid, ppid, pgid], state, startedAt, MARK.exec(command ?? '')?.[1] ?? null);
    return entry === null ? [] : [entry];
  });
}

/** A process by its pid, parent and group and its state as ps(1) prints them; null for zombies and for no process. */
export function psEntry(
  [pid, ppid, pgid]: (string | undefined)[],
  state: string | undefined,
  startedAt: string | undefined,
  mark: string | null,
): ProcessEntry | null {
  if (state === undefined || startedAt === undefined || state.startsWith('Z')) return null;
  return {
    pid: Number(pid),
    ppid: Number(ppid),
    pgid: Number(pgid),
    session: Number(pgid),
    startedAt,
    stopped: state.startsWith('T'),
    mark,
  };
}
