import { setTimeout as delay } from 'node:timers/promises';
import type { Termination } from './termination.ts';
import { PortBusyError } from './port-busy.ts';

/** A server that is told to end closes its port within milliseconds. */
const POLL_MS = 50;

/**
 * Prepares a start once the ports of terminating processes are free. A process that ends has closed its files for all to
 * see a moment before its port is: a port that is busy then is asked for again when it has gone.
 * @param terminating those still there; asked again and again
 */
export async function oncePortsReleased<T>(terminating: () => Termination[], prepare: () => Promise<T>): Promise<T> {
  for (;;) {
    await portsReleased(terminating);
    const ending = terminating();
    try {
      return await prepare();
    } catch (error) {
      if (!(error instanceof PortBusyError) || ending.length === 0) throw error;
      await Promise.race(ending.map(({ gone }) => gone));
    }
  }
}

/**
 * Resolves once none of the terminating processes listens on a TCP port any more: what comes after them may then run
 * beside them, as on Heroku, where a new dyno starts when SIGTERM is sent to the old one (docs/heroku.md §3.1).
 */
async function portsReleased(terminating: () => Termination[]): Promise<void> {
  for (;;) {
    const terminations = terminating();
    if (!(await anyListens(terminations))) return;
    await Promise.race([delay(POLL_MS), ...terminations.map(({ gone }) => gone)]);
  }
}

async function anyListens(terminations: Termination[]): Promise<boolean> {
  const ports = await Promise.all(terminations.map(({ process }) => process.listeningPorts()));
  return ports.flat().length > 0;
}
