import { setTimeout as delay } from 'node:timers/promises';
import type { Departure } from './termination.ts';
import { PortBusyError } from './port-busy.ts';

/** A server that is told to end closes its port within milliseconds. */
const POLL_MS = 50;

/**
 * Prepares a start once the ports of departing processes are free. A process that ends has closed its files for all to
 * see a moment before its port is: a port that is busy then is asked for again when it has gone.
 * @param departing those still there; asked again and again
 */
export async function oncePortsReleased<T>(departing: () => Departure[], prepare: () => Promise<T>): Promise<T> {
  for (;;) {
    await portsReleased(departing);
    const ending = departing();
    try {
      return await prepare();
    } catch (error) {
      if (!(error instanceof PortBusyError) || ending.length === 0) throw error;
      await Promise.race(ending.map(({ gone }) => gone));
    }
  }
}

/**
 * Resolves once none of the departing processes listens on a TCP port any more: what comes after them may then run
 * beside them, as on Heroku, where a new dyno starts when SIGTERM is sent to the old one (heroku-platform.md §3.1).
 */
async function portsReleased(departing: () => Departure[]): Promise<void> {
  for (;;) {
    const departures = departing();
    if (!(await anyListens(departures))) return;
    await Promise.race([delay(POLL_MS), ...departures.map(({ gone }) => gone)]);
  }
}

async function anyListens(departures: Departure[]): Promise<boolean> {
  const ports = await Promise.all(departures.map(({ process }) => process.listeningPorts()));
  return ports.flat().length > 0;
}
