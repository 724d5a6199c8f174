import { randomUUID } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { type DynoProcess, type SpawnOptions } from '../../../electron/engine/process/dyno-process.ts';
import { spawnDyno } from '../../../electron/engine/process/spawn-dyno.ts';

export const PROGRAMS = join(import.meta.dirname, '../../fixtures/programs');
/** Between looks at /proc for processes whose end no event tells. */
const LOOK_MS = 20;

/** The command that runs a program of test/fixtures/programs. */
export function program(name: string, ...args: (string | number)[]): string {
  const interpreter = name.endsWith('.py') ? 'python3' : name.endsWith('.sh') ? 'sh' : process.execPath;
  return ['exec', interpreter, join(PROGRAMS, name), ...args].join(' ');
}

/** A dyno under test: collects its output, and is gone after the test whatever happened. */
export interface RunningDyno {
  process: DynoProcess;
  /** All output so far. */
  output(): Buffer;
  /** Resolves with the match once the output, from `after` characters on, matches. */
  until(pattern: RegExp, after?: number): Promise<RegExpExecArray>;
  type(text: string): void;
  commandExit: Promise<number>;
  exit: Promise<number>;
  /** Pids of living processes that come from this dyno, wherever they went. */
  survivors(): number[];
}

export function runDyno(
  command: string,
  env: Record<string, string> = {},
  more: Pick<SpawnOptions, 'shell' | 'streams'> = {},
): RunningDyno {
  const chunks: Uint8Array[] = [];
  const waiters = new Set<() => void>();
  const run = randomUUID();
  const [commandExit, exit] = [deferred(), deferred()];
  const dyno = spawnDyno({
    ...more,
    command,
    cwd: PROGRAMS,
    // No home: what shells and pagers remember would end up in it.
    env: { PATH: process.env['PATH'] ?? '', HOME: '/nonexistent', TERM: 'xterm-256color', ...env, TEST_RUN: run },
    columns: 80,
    rows: 24,
    onData: (chunk) => {
      chunks.push(Uint8Array.from(chunk));
      for (const waiter of waiters) waiter();
    },
    onCommandExit: commandExit.resolve,
    onExit: exit.resolve,
  });
  onTestFinished(async () => {
    dyno.kill();
    await exit.promise;
  });
  const output = (): Buffer => Buffer.concat(chunks);
  return {
    process: dyno,
    output,
    until: (pattern, after = 0) =>
      new Promise((resolve) => {
        const look = (): void => {
          const match = pattern.exec(output().toString('latin1').slice(after));
          if (match === null) return;
          waiters.delete(look);
          resolve(match);
        };
        waiters.add(look);
        look();
      }),
    type: (text) => dyno.write(Buffer.from(text)),
    commandExit: commandExit.promise,
    exit: exit.promise,
    survivors: () => processesWith(`TEST_RUN=${run}`),
  };
}

/** Pids of living processes with this `NAME=value` in their environment. */
export function processesWith(pair: string): number[] {
  return readdirSync('/proc').flatMap((name) => {
    const pid = Number(name);
    return Number.isInteger(pid) && readEnvironment(pid).includes(pair) ? [pid] : [];
  });
}

/** `NAME=value` pairs of a process; none when it has ended. */
export function readEnvironment(pid: number): string[] {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0').filter(Boolean);
  } catch {
    return [];
  }
}

export function isAlive(pid: number): boolean {
  try {
    return !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'latin1'));
  } catch {
    return false;
  }
}

/** Resolves once the condition holds; the test's own timeout is the bound. */
export async function eventually(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await delay(LOOK_MS);
}

function deferred(): { promise: Promise<number>; resolve(status: number): void } {
  let resolve: (status: number) => void = () => {};
  const promise = new Promise<number>((fulfil) => (resolve = fulfil));
  return { promise, resolve };
}
