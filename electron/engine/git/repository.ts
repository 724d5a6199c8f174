import { stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { readSmallFile } from '../storage/bounded-read.ts';

/** Bytes. Such a file holds one path or the name of one branch. */
const MAX_FILE_BYTES = 64 * 1024;

/** Where git keeps what it knows of a checkout. */
export interface Repository {
  /** The top folder of the checkout. */
  top: string;
  /** HEAD and index of this checkout. */
  gitFolder: string;
  /** Branches, tags and objects, which all checkouts share. */
  commonFolder: string;
}

/** The repository that a folder is in, without running anything; null outside of one. */
export async function findRepository(folder: string): Promise<Repository | null> {
  for (let top = folder; ; top = dirname(top)) {
    const gitFolder = await gitFolderOf(top);
    if (gitFolder !== null) return { top, gitFolder, commonFolder: await commonFolderOf(gitFolder) };
    if (dirname(top) === top) return null;
  }
}

/** Files of which at least one changes when HEAD names another commit. */
export async function headFiles({ gitFolder, commonFolder }: Repository): Promise<string[]> {
  const head = join(gitFolder, 'HEAD');
  const [, branch = null] = /^ref: (\S+)/.exec((await readText(head)) ?? '') ?? [];
  return [
    head,
    ...(branch === null ? [] : [join(commonFolder, branch)]),
    join(commonFolder, 'packed-refs'),
    join(commonFolder, 'reftable', 'tables.list'),
  ];
}

async function gitFolderOf(top: string): Promise<string | null> {
  const path = join(top, '.git');
  const found = await stat(path).catch(() => null);
  if (found === null) return null;
  if (found.isDirectory()) return path;
  // In a worktree and in a submodule it is a file that names the folder.
  const [, named = null] = /^gitdir: (.+)/.exec((await readText(path)) ?? '') ?? [];
  return named === null ? null : resolve(top, named.trim());
}

async function commonFolderOf(gitFolder: string): Promise<string> {
  const named = await readText(join(gitFolder, 'commondir'));
  return named === null ? gitFolder : resolve(gitFolder, named.trim());
}

async function readText(path: string): Promise<string | null> {
  return (await readSmallFile(path, MAX_FILE_BYTES))?.toString('utf8') ?? null;
}
