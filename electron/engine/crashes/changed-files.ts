import { type Dirent } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { askGit, type GitPlace } from '../git/git.ts';

/** Looked at, at most: a crash is no occasion to read a whole disk. */
const MAX_ENTRIES = 5_000;
const MAX_DEPTH = 8;
/** Named, at most. */
const MAX_PATHS = 20;
/** Not what its owner writes, or not what a dyno runs. */
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
export async function changedFiles(
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

/** Of a file that has gone: now, as the commit has it. The time of the inode also tells what was moved here. */
async function changedAt(path: string): Promise<number> {
  return lstat(path).then(
    ({ ctimeMs, mtimeMs }) => Math.max(ctimeMs, mtimeMs),
    () => Date.now(),
  );
}
