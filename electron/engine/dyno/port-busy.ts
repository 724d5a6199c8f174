import type { PortConflict } from '../../../shared/dynos/dyno.ts';
import { DynodeckError } from '../../../shared/contract/failure.ts';
import { AIRPLAY } from '../system/process-table/port-holder.ts';

/** A dyno was not started because its port is in use. */
export class PortBusyError extends DynodeckError {
  constructor(readonly conflict: PortConflict) {
    super('port-busy', describeConflict(conflict));
  }
}

/** Who holds the port, and what to do about it. */
export function describeConflict({ port, holder, freeBase }: PortConflict): string {
  const instead = freeBase === null ? '' : `, or set the base port to a free one such as ${freeBase}`;
  if (holder === null) return `Port ${port} is in use by another program. Stop it${instead}.`;
  if (holder.command === AIRPLAY) {
    const where = 'System Settings, General, AirDrop & Handoff';
    return `Port ${port} is in use by the AirPlay Receiver of macOS. Turn that off in ${where}${instead}.`;
  }
  const where = holder.folder === null ? '' : `, in ${holder.folder}`;
  return `Port ${port} is in use by ${holder.command} (pid ${holder.pid}${where}). Stop it${instead}.`;
}
