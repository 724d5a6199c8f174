import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { cpuOf, FAMILY_VARIABLE } from '../measure/family.ts';

/** A server takes a moment to listen; one that does not in this time will not. In milliseconds. */
const START_MS = 20_000;
const LOOK_MS = 20;
const NANOSECONDS = 1e9;

export interface Started {
  pid: number;
  stop(): Promise<void>;
}

/** Starts a program on a core of its own, and waits until it listens. */
export async function started(core: string, words: string[], port: number, mark: string): Promise<Started> {
  const env = { ...process.env, [FAMILY_VARIABLE]: mark, PORT: String(port) };
  const child = spawn('taskset', ['-c', core, ...words], { stdio: ['ignore', 'ignore', 'inherit'], env });
  const deadline = Date.now() + START_MS;
  while (!(await accepts(port))) {
    if (child.exitCode !== null || Date.now() > deadline) throw new Error(`${words.join(' ')} does not listen`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
  return { pid: child.pid ?? 0, stop: () => stopped(child) };
}

/** The most memory a process has had resident, in MiB. */
export function peakMemory(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'latin1');
  return Number(/^VmHWM:\s+(\d+)/m.exec(status)?.[1]) / 1024;
}

/** Seconds a process has had on a processor: what a busy machine does not change. */
export function processorTime(pid: number): number {
  return cpuOf([{ pid, startTime: '', command: '' }]) / NANOSECONDS;
}

async function stopped(child: ChildProcess): Promise<void> {
  const exited = once(child, 'exit');
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  await exited;
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => socket.destroy()).once('error', () => resolve(false));
    socket.once('close', (hadError) => resolve(!hadError));
  });
}
