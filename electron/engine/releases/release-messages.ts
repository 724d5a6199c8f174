import { DynodeckError } from '../../../shared/contract/failure.ts';
import { systemReason } from '../system/system-reason.ts';

/** What is said when releases cannot be kept or run, each a sentence or two of `app[api]` or of an answer. */

export function ledgerUnreadable(error: unknown): DynodeckError {
  return new DynodeckError('internal', `The ledger cannot be read: ${systemReason(error)}. Nothing was released.`);
}

/** @param noted the version that dynos may have been started with already; null: nobody has seen it */
export function notWritten(noted: number | null, error: unknown): DynodeckError {
  const reason = systemReason(error);
  if (noted === null) {
    const what = `The release cannot be written to the ledger: ${reason}.`;
    return new DynodeckError('internal', `${what} Nothing was released.`);
  }
  const what = `Release v${noted} is taken back, as the ledger cannot be brought to disk: ${reason}.`;
  const advice = 'Dynos that were started with it run on: restart them once that is mended.';
  return new DynodeckError('internal', `${what} ${advice}`);
}

/** @param exit of its command; null when that was not run @param current the version that dynos have; null: none */
export function releaseFailed(version: number, exit: number | null, current: number | null): string {
  const why = exit === null ? 'its command was not run' : `its command exited with status ${exit}`;
  const stay = current === null ? 'Nothing is started' : `Dynos stay on v${current}`;
  return `Release v${version} failed: ${why}. ${stay}.`;
}
