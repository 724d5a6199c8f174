import type { Dirent } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type CrashChanges, NO_CHANGES } from '../../../shared/crashes/crash.ts';
import type { ReleaseCommit } from '../../../shared/releases/release.ts';
import type { Launch } from '../dyno/dyno.ts';
import { askGit, type GitPlace } from '../git/git.ts';
import { readHead } from '../git/head.ts';
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

/** Looked at, at most: a crash is no occasion to read a whole disk. */
const MAX_ENTRIES = 5_000;
const MAX_DEPTH = 8;
/** Named, at most. */
const MAX_PATHS = 20;
/** Folders that hold nothing their owner writes, or nothing a dyno runs. */
const SKIPPED_FOLDERS = new Set(
  'node_modules vendor venv deps _build target dist build coverage tmp log logs __pycache__'.split(' '),
);
/** Programs write these themselves. */
const SKIPPED_FILES = /(?:\.(?:log|pid|sock|pyc|sqlite3?|db)|-journal|-wal|-shm|~)$/;

/**
 * Files of a folder that changed since a moment, newest first: in a repository those that git sees, elsewhere all but
 * what is installed, built or hidden.
 * @param since epoch milliseconds
 * @param commit HEAD of that moment; null outside of a repository
 */
async function changedFiles(
  place: GitPlace,
  since: number,
  commit: string | null,
): Promise<{ paths: string[]; total: number }> {
  const candidates = (commit === null ? null : await gitFiles(place, commit)) ?? (await walk(place.folder));
  const wanted = candidates.filter((path) => !SKIPPED_FILES.test(path)).slice(0, MAX_ENTRIES);
  const look = async (path: string) => ({ path, at: await changedAt(join(place.folder, path)) });
  const looked = await Promise.all(wanted.map(look));
  const changed = looked.filter(({ at }) => at >= since).sort((a, b) => b.at - a.at);
  return { paths: changed.slice(0, MAX_PATHS).map(({ path }) => path), total: changed.length };
}

/** Files that are others than in a commit, and those that git does not know; null when git cannot tell. */
async function gitFiles(place: GitPlace, commit: string): Promise<string[] | null> {
  const [tracked, unknown] = await Promise.all([
    askGit(place, 'diff', '--name-only', '--relative', '--no-ext-diff', '-z', commit, '--', '.'),
    askGit(place, 'ls-files', '--others', '--exclude-standard', '-z', '--', '.'),
  ]);
  if (tracked === null) return null;
  return [...new Set([...tracked.split('\0'), ...(unknown ?? '').split('\0')])].filter((path) => path !== '');
}

async function walk(folder: string): Promise<string[]> {
  const paths: string[] = [];
  let folders = [''];
  for (let depth = 0; depth < MAX_DEPTH && folders.length > 0 && paths.length < MAX_ENTRIES; depth++) {
    const next: string[] = [];
    for (const path of folders) {
      for (const entry of await entriesOf(join(folder, path))) {
        if (entry.name.startsWith('.')) continue;
        if (entry.isFile()) paths.push(join(path, entry.name));
        else if (entry.isDirectory() && !SKIPPED_FOLDERS.has(entry.name)) next.push(join(path, entry.name));
      }
      if (paths.length >= MAX_ENTRIES) break;
    }
    folders = next;
  }
  return paths;
}

function entriesOf(folder: string): Promise<Dirent[]> {
  return readdir(folder, { withFileTypes: true }).catch(() => []);
}

/** When a file changed; one that has gone did so now. The time of the inode also tells what was moved here. */
async function changedAt(path: string): Promise<number> {
  return lstat(path).then(
    ({ ctimeMs, mtimeMs }) => Math.max(ctimeMs, mtimeMs),
    () => Date.now(),
  );
}
