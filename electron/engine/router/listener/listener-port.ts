import type { PortHolder } from '../../system/process-table/port-holder.ts';
import { AIRPLAY, findPortHolder } from '../../system/process-table/port-holder.ts';

/** Behind the last dyno that a process type usually has, within the block of ports of the first one. */
const FRONT_OFFSET = 99;

/** The port of an app's own front where nobody chose one. */
export function defaultFrontPort(basePort: number): number {
  return basePort + FRONT_OFFSET;
}

/** Why a front does not listen: one line. */
export async function describeFrontProblem(port: number, error: unknown): Promise<string> {
  const { code = String(error) } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') return describeBusy(port, await findPortHolder(port).catch(() => null));
  if (code === 'EACCES') return `The router needs an administrator for port ${port}. Choose one from 1024 on.`;
  return `The router cannot listen on port ${port} (${code}). Choose another port for it.`;
}

function describeBusy(port: number, holder: PortHolder | null): string {
  const advice = 'Stop it, or choose another port for the router. It is tried again every few seconds.';
  if (holder === null) return `The router's port ${port} is in use by another program. ${advice}`;
  if (holder.command === AIRPLAY) {
    return `The router's port ${port} is in use by the AirPlay Receiver of macOS. ${advice}`;
  }
  const where = holder.folder === null ? '' : `, in ${holder.folder}`;
  return `The router's port ${port} is in use by ${holder.command} (pid ${holder.pid}${where}). ${advice}`;
}
