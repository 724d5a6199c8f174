import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { CLIENT_CORE } from './cores.ts';

export interface Load {
  requests: number;
  requestsPerSecond: number;
  /** Milliseconds. */
  p50: number;
  p99: number;
}

const MILLISECONDS: Record<string, number> = { us: 0.001, ms: 1, s: 1_000 };

/** Loads an address as fast as it answers. @throws when a request failed */
export async function wrk(url: string, connections: number, seconds: number): Promise<Load> {
  const words = ['-c', CLIENT_CORE, 'wrk', '-t1', `-c${connections}`, `-d${seconds}s`, '--latency', url];
  const { stdout } = await promisify(execFile)('taskset', words);
  const failed = /Non-2xx or 3xx responses: \d+|Socket errors: .*/.exec(stdout)?.[0];
  if (failed !== undefined) throw new Error(`wrk: ${failed}`);
  return {
    requests: Number(/(\d+) requests in/.exec(stdout)?.[1]),
    requestsPerSecond: Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1]),
    p50: share('50', stdout),
    p99: share('99', stdout),
  };
}

function share(percent: string, output: string): number {
  const [, value = 'NaN', unit = ''] = new RegExp(`^\\s+${percent}%\\s+([\\d.]+)(us|ms|s)`, 'm').exec(output) ?? [];
  return Number(value) * (MILLISECONDS[unit] ?? Number.NaN);
}
