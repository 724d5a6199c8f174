import { type CrashChanges, NO_CHANGES } from '../../../shared/crashes/crash.ts';
import type { ReleaseCommit } from '../../../shared/releases/release.ts';
import type { Launch } from '../dyno/dyno.ts';
import { askGit, type GitPlace } from '../git/git.ts';
import { readHead } from '../git/head.ts';
import { changedFiles } from './changed-files.ts';
import { changedConfigVars, type LaunchFingerprint } from './launch-fingerprint.ts';
import { staleInstalls } from './lockfiles.ts';

/**
 * What is another thing now than on an earlier fingerprint.
 * @param good null: it is not known to have run well before
 */
export async function findChanges(
  good: LaunchFingerprint | null,
  launch: Pick<Launch, 'command' | 'configVars'>,
  place: GitPlace,
): Promise<CrashChanges> {
  if (good === null) return { ...NO_CHANGES, installs: await staleInstalls(place.folder) };
  const [now, files, installs] = await Promise.all([
    readHead(place),
    changedFiles(place, good.at, good.head?.hash ?? null),
    staleInstalls(place.folder, good),
  ]);
  return {
    since: good.at,
    commandBefore: good.command === launch.command ? null : good.command,
    configVars: changedConfigVars(good, launch.configVars),
    head: await movedHead(place, good.head, now),
    files,
    installs,
  };
}

async function movedHead(
  place: GitPlace,
  before: ReleaseCommit | null,
  now: ReleaseCommit | null,
): Promise<CrashChanges['head']> {
  if (before === null || now === null || before.hash === now.hash) return null;
  const count = await askGit(place, 'rev-list', '--count', `${before.hash}..${now.hash}`, '--');
  return { before, now, commits: count === null ? null : Number(count) };
}
