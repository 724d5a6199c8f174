import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { onTestFinished } from 'vitest';
import { makeFolder } from './harness.ts';

/** An engine in a process of its own, to be killed. */
export interface KillableEngine {
  process: ChildProcessByStdio<null, Readable, null>;
  /** Of the process that ends its dynos when it is killed. */
  guardian: number;
  /** Of the app. */
  folder: string;
  state: string;
  /** What its dynos have printed. */
  output(): string;
  /** Resolves once this has been printed so many times. */
  until(text: string | RegExp, times?: number): Promise<void>;
}

/** A folder for an engine's state, removed after the test. */
export async function makeStateFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'dynodeck-state-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** @param program `killable-engine.ts`, bundled. `words` run Node. */
export async function startKillableEngine(
  program: string,
  procfile: string,
  { env = {}, words = [process.execPath] }: { env?: Record<string, string>; words?: string[] } = {},
): Promise<KillableEngine> {
  const [state, folder] = [await makeStateFolder(), await makeFolder({ Procfile: procfile })];
  const engine = spawn(words[0]!, [...words.slice(1), program, state, folder], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void engine.kill('SIGKILL'));
  let output = '';
  const waiting = new Set<() => void>();
  engine.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
    for (const look of waiting) look();
  });
  const until = (text: string | RegExp, times = 1): Promise<void> =>
    new Promise((resolve) => {
      const look = (): void => {
        if (output.split(text).length <= times) return;
        waiting.delete(look);
        resolve();
      };
      waiting.add(look);
      look();
    });
  await until('Starting process');
  const guardian = await findGuardian(engine.pid!);
  return { process: engine, guardian, folder, state, output: () => output, until };
}

async function findGuardian(engine: number): Promise<number> {
  const children = await readFile(`/proc/${engine}/task/${engine}/children`, 'utf8');
  for (const pid of children.trim().split(' ').map(Number)) {
    const commandLine = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    if (commandLine.includes('dynodeck-guardian')) return pid;
  }
  throw new Error('The engine runs without a guardian.');
}
