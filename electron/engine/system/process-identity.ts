import { readFileSync } from 'node:fs';
import { startOf } from './process-table/process-start.ts';

/** Names this run of the machine: pids of another one mean nothing. Empty where the system does not tell. */
export function bootId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return '';
  }
}

/** This process, as ledgers name it. */
export function ownIdentity(): { pid: number; startedAt: string; boot: string } {
  return { pid: process.pid, startedAt: startOf(process.pid) ?? '', boot: bootId() };
}

export function isAlive({ pid, startedAt }: { pid: number; startedAt: string }): boolean {
  return startOf(pid) === startedAt;
}

/** Whether a process that has named itself by {@link ownIdentity} still runs. */
export function isRunning(identity: { pid: number; startedAt: string; boot: string }): boolean {
  return identity.boot === bootId() && isAlive(identity);
}
