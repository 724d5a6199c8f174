import {
  type ConfigDifference,
  changedTypes,
  configDifference,
  describeEdits,
  describeRetry,
  type Slug,
} from '../../../shared/releases/release-change.ts';
import type { ReleaseCause } from '../../../shared/releases/release.ts';
import type { AppFiles } from '../source/source-files.ts';
import { seemsSame } from './ledger/sealed-vars.ts';
import type { OpenedRelease, ReleaseStore } from './release-store.ts';

/** Why the files ask for another release. */
export interface Edits {
  cause: ReleaseCause;
  description: string;
}

export function slugOf({ configVars, processTypes }: AppFiles): Slug {
  return {
    configVars: Object.fromEntries(configVars.map(({ name, value }) => [name, value])),
    processTypes: Object.fromEntries(processTypes.map(({ name, command }) => [name, command])),
  };
}

/**
 * Whether what the files say is not the newest release, or has never been released with success.
 * @param again whether a release that failed is to be tried again
 */
export function editsSince({ newest, current }: ReleaseStore, files: AppFiles, again: boolean): Edits | null {
  if (newest === null) return { cause: 'initial', description: 'Initial release' };
  const now = slugOf(files);
  const { release } = newest;
  const config = configEdits(newest, now.configVars);
  // The code of a worktree has a Procfile of its own.
  const types = release.code === null ? changedTypes(release.processTypes, now.processTypes) : [];
  const description = describeEdits(config, types);
  if (description !== null) return { cause: types.length > 0 && isSame(config) ? 'procfile' : 'config', description };
  const isOver = release.status === 'failed' || release.status === 'expired';
  if (!isOver || (current !== null && !again)) return null;
  return { cause: 'retry', description: describeRetry(release.version, release.description) };
}

/** Values that cannot be decrypted are compared as far as possible. */
function configEdits({ release, configVars }: OpenedRelease, now: Record<string, string>): ConfigDifference {
  if (configVars !== null) return configDifference(configVars, now);
  if (seemsSame(release.vars, now)) return { set: [], removed: [] };
  return { set: Object.keys(now), removed: release.vars.names.filter((name) => !Object.hasOwn(now, name)) };
}

function isSame({ set, removed }: ConfigDifference): boolean {
  return set.length + removed.length === 0;
}
