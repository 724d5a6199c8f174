import { describeBoundInstead } from '../../../shared/dynos/error-lines.ts';
import { acceptsConnection } from '../net/port-probe.ts';
import type { DynoProcess } from '../process/dyno-process.ts';

/**
 * Whether a dyno takes connections on its port. Never rejects.
 * @param isAlone no older process of the dyno is left that may be the one that answers
 */
export async function isBound(port: number, process: DynoProcess, isAlone: () => boolean): Promise<boolean> {
  if (!(await acceptsConnection(port))) return false;
  return isAlone() || (await process.listeningPorts()).includes(port);
}

/** Node's inspector listens there, in a program that is to be debugged; no page is served by it. */
const NODE_INSPECTOR_PORT = 9229;

/** The one TCP port that a dyno listens on beside or instead of its own; null when that is none or several. Never rejects. */
export async function otherPort(port: number, process: DynoProcess): Promise<number | null> {
  const others = (await process.listeningPorts()).filter((other) => other !== port && other !== NODE_INSPECTOR_PORT);
  const [only = null] = others;
  return others.length === 1 ? only : null;
}

/** What a dyno that is not bound to its port listens on; null when that is nothing. Never rejects. */
export async function boundInstead(port: number, process: DynoProcess): Promise<string | null> {
  const [ports, sockets] = await Promise.all([process.listeningPorts(), process.listeningSockets()]);
  return describeBoundInstead(port, ports, sockets);
}
