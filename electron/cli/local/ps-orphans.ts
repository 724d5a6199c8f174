import { assertNever } from '../../../shared/text/assert-never.ts';
import type { Orphan } from '../../../shared/dynos/dyno.ts';
import { printable } from '../../../shared/text/printable.ts';
import { EngineLedger } from '../../engine/process/orphans/engine-ledger.ts';
import { Orphans } from '../../engine/process/orphans/orphans.ts';
import { DEFAULT_TIMING } from '../../engine/dyno/timing.ts';
import { stateFolder } from '../../server/host/state-folder.ts';
import { realFolder } from '../app/nearest-folder.ts';
import { CommandFailure } from '../output/failure.ts';
import { nameOf, orphanLine } from './notices.ts';
import { say, tell } from '../output/tell.ts';

export interface OrphansRequest {
  action: 'list' | 'stop' | 'ignore';
  /** As typed; null: those of every folder. */
  folder: string | null;
  json: boolean;
}

/**
 * `dynodeck ps:orphans`. It needs no engine: the ledgers on disk lead to what dead ones have left.
 * @returns the exit status
 * @throws {CommandFailure} when one outlives even SIGKILL
 */
export async function psOrphans({ action, folder, json }: OrphansRequest): Promise<number> {
  const orphans = new Orphans(otherLedgers());
  const path = folder === null ? null : realFolder(folder);
  const isMeant = (orphan: Orphan): boolean => path === null || orphan.folder === path;
  const found = orphans.list().filter(isMeant);
  const ids = found.map(({ id }) => id);
  switch (action) {
    case 'list':
      process.stdout.write(json ? `${JSON.stringify(found, null, 2)}\n` : listText(found, path));
      return 0;
    case 'stop':
      return stop(found, await orphans.stop(ids));
    case 'ignore':
      orphans.ignore(ids);
      for (const orphan of found) say(`Ignoring ${nameOf(orphan)}... done`);
      return 0;
    default:
      return assertNever(action);
  }
}

function stop(found: Orphan[], left: Orphan[]): number {
  const stubborn = found.filter(({ id }) => left.some((orphan) => orphan.id === id));
  for (const orphan of found) {
    if (!stubborn.includes(orphan)) say(`Stopping ${nameOf(orphan)}... done`);
  }
  if (stubborn.length === 0) return 0;
  const names = stubborn.map(nameOf).join(', ');
  throw new CommandFailure(`Even SIGKILL did not end ${names}: it may belong to another user, or wait for a device.`);
}

function listText(found: Orphan[], path: string | null): string {
  if (found.length === 0) return `Nothing of an earlier run is left${path === null ? '' : ` in ${path}`}.\n`;
  return found.map((orphan) => `${printable(orphanLine(orphan))}\n`).join('');
}

/** The orphans of all engines: the ledger made for it is never begun, so nothing of its own is on disk. */
function otherLedgers(): () => ReturnType<EngineLedger['others']> {
  const onProblem = (sentence: string): void => void tell(sentence);
  const { strayLookMs } = DEFAULT_TIMING;
  const ledger = new EngineLedger({ stateFolder: stateFolder(process.env), strayLookMs, onProblem });
  return () => ledger.others();
}
