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

/** What a dyno that is not bound to its port listens on; null when that is nothing. Never rejects. */
export async function boundInstead(port: number, process: DynoProcess): Promise<string | null> {
  const [ports, sockets] = await Promise.all([process.listeningPorts(), process.listeningSockets()]);
  return describeBoundInstead(port, ports, sockets);
}
