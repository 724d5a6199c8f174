import { mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';

/** What is released is its owner's business alone. */
const FOLDER_MODE = 0o700;

/** Makes a folder that survives a crash of the machine, and those above it. */
export async function makeDurableFolder(folder: string): Promise<void> {
  const makeDurable = await makeFolder(folder);
  await makeDurable();
}

/** Makes a folder and those above it. @returns what brings them to disk, so that they survive a crash of the machine */
export async function makeFolder(folder: string): Promise<() => Promise<void>> {
  const first = await mkdir(folder, { recursive: true, mode: FOLDER_MODE });
  return async () => {
    if (first === undefined) return;
    for (let path = folder; path.length >= first.length; path = dirname(path)) await syncFolder(dirname(path));
  };
}

/** Brings names of new files to disk. Windows has no such call, and needs none. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}
