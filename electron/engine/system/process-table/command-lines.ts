import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { platform } from 'node:process';

/** A process as people know it. */
export interface NamedProcess {
  pid: number;
  /** Its command line, or just its name where the system does not tell more. */
  command: string;
}

/** Whole command lines of a Java program fill a screen. In characters. */
const MAX_COMMAND = 200;

/** The processes' command lines; one that has ended meanwhile is left out. */
export function nameProcesses(pids: number[]): NamedProcess[] {
  if (pids.length === 0) return [];
  const named = platform === 'linux' ? pids.map(nameByProc) : nameByPs(pids);
  return named.filter(({ command }) => command !== '').map(({ pid, command }) => ({ pid, command: shorten(command) }));
}

function nameByProc(pid: number): NamedProcess {
  const commandLine = read(`/proc/${pid}/cmdline`).split('\0').join(' ').trim();
  return { pid, command: commandLine || read(`/proc/${pid}/comm`).trim() };
}

function nameByPs(pids: number[]): NamedProcess[] {
  const { stdout } = spawnSync('ps', ['-ww', '-o', 'pid=,command=', '-p', pids.join(',')], {
    encoding: 'utf8',
    env: { PATH: '/bin:/usr/bin' },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return (stdout ?? '').split('\n').flatMap((line) => {
    const [, pid, command] = /^\s*(\d+)\s+(.*)$/.exec(line) ?? [];
    return command === undefined ? [] : [{ pid: Number(pid), command }];
  });
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function shorten(command: string): string {
  return command.length > MAX_COMMAND ? `${command.slice(0, MAX_COMMAND)}…` : command;
}
