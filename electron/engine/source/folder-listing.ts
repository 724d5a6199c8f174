import { access, readdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { FolderListing } from '../../../shared/contract/contract.ts';
import { DynodeckError } from '../../../shared/contract/failure.ts';
import { DEFAULT_PROCFILE } from './source-files.ts';
import { systemReason } from '../system/system-reason.ts';

/** A listing has no more folders than this: nobody would scroll through them. */
const MAX_FOLDERS = 1_000;

/** The sub-folders of a folder, for choosing one where there is no native dialog. Hidden folders are left out. */
export async function listFolders(path: string): Promise<FolderListing> {
  const folder = resolve(path);
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    throw new DynodeckError('folder-unreadable', `${folder} cannot be read: ${systemReason(error)}.`);
  });
  const names = entries
    .filter((entry) => (entry.isDirectory() || entry.isSymbolicLink()) && !entry.name.startsWith('.'))
    .map(({ name }) => name)
    .sort((a, b) => a.localeCompare(b))
    .slice(0, MAX_FOLDERS);
  const look = async (name: string) => ({ name, hasProcfile: await hasProcfile(join(folder, name)) });
  const folders = await Promise.all(names.map(look));
  const parent = dirname(folder);
  return { path: folder, parent: parent === folder ? null : parent, hasProcfile: await hasProcfile(folder), folders };
}

async function hasProcfile(folder: string): Promise<boolean> {
  return access(join(folder, DEFAULT_PROCFILE)).then(
    () => true,
    () => false,
  );
}
