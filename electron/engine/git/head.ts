import type { ReleaseCommit } from '../../../shared/releases/release.ts';
import { askGit, type GitPlace } from './git.ts';
import { findRepository } from './repository.ts';

/** HEAD of the folder's repository; null outside of one, before the first commit, and where there is no git. */
export async function readHead(place: GitPlace): Promise<ReleaseCommit | null> {
  if ((await findRepository(place.folder)) === null) return null;
  const [commit, changes] = await Promise.all([
    askGit(place, 'log', '-1', '--format=%H%x00%s', 'HEAD'),
    askGit(place, 'status', '--porcelain', '--untracked-files=no', '--', '.'),
  ]);
  const [hash = '', subject = ''] = commit?.trimEnd().split('\0') ?? [];
  return hash === '' ? null : { hash, subject, dirty: changes !== null && changes !== '' };
}

/** Hash and subject of any commit; null when the repository has it no more. */
export async function readCommit(place: GitPlace, name: string): Promise<ReleaseCommit | null> {
  const commit = await askGit(place, 'log', '-1', '--format=%H%x00%s', name, '--');
  const [hash = '', subject = ''] = commit?.trimEnd().split('\0') ?? [];
  return hash === '' ? null : { hash, subject, dirty: false };
}
