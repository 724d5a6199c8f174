import { access } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { FolderListing } from '../../../shared/contract/contract.ts';
import { DynodeckError } from '../../../shared/contract/failure.ts';
import { DEFAULT_PROCFILE } from './source-files.ts';
import { firstEntries } from '../storage/bounded-read.ts';
import { systemReason } from '../system/system-reason.ts';

/** A listing has no more folders than this: nobody would scroll through them. */
const MAX_FOLDERS = 1_000;
/** Names that are looked at: of a folder with more the first ones must do, as the system gives them. */
const MAX_NAMES = 10_000;

/** The sub-folders of a folder, for choosing one where there is no native dialog. Hidden folders are left out. */
export async function listFolders(path: string): Promise<FolderListing> {
  const folder = resolve(path);
  const names = (await subFolders(folder)).sort(new Intl.Collator().compare).slice(0, MAX_FOLDERS);
  const look = async (name: string) => ({ name, hasProcfile: await hasProcfile(join(folder, name)) });
  const folders = await Promise.all(names.map(look));
  const parent = dirname(folder);
  return { path: folder, parent: parent === folder ? null : parent, hasProcfile: await hasProcfile(folder), folders };
}

async function subFolders(folder: string): Promise<string[]> {
  const entries = await firstEntries(folder, MAX_NAMES).catch((error: unknown) => {
    throw new DynodeckError('folder-unreadable', `${folder} cannot be read: ${systemReason(error)}.`);
  });
  return entries
    .filter((entry) => (entry.isDirectory() || entry.isSymbolicLink()) && !entry.name.startsWith('.'))
    .map(({ name }) => name);
}

async function hasProcfile(folder: string): Promise<boolean> {
  return access(join(folder, DEFAULT_PROCFILE)).then(
    () => true,
    () => false,
  );
}
