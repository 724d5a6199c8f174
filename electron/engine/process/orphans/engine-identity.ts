import { readFileSync } from 'node:fs';
import { startOf } from '../table/process-start.ts';
import type { LedgerState } from './ledger-line.ts';

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

/** Whether the engine that wrote a ledger still runs. */
export function isEngineAlive({ engine }: LedgerState): boolean {
  return engine !== null && isRunning(engine);
}

/** Whether a process that has named itself by {@link ownIdentity} still runs. */
export function isRunning(identity: { pid: number; startedAt: string; boot: string }): boolean {
  return identity.boot === bootId() && isAlive(identity);
}
