import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { syncFolder } from './durable-folder.ts';

/** Distinguishes two drafts of one file that this process writes at once. */
let drafts = 0;

function draftOf(path: string): string {
  drafts += 1;
  return `${path}.${process.pid}-${drafts}.new`;
}

/**
 * Replaces a whole file in one step: a reader sees the old one or the new one, and so does whoever comes after a crash of
 * this process or of the machine. Its folder is there.
 * @param mode permissions of the new file
 * @throws what the system says; the old file is left as it was then
 */
export async function replaceFile(path: string, content: string, mode: number): Promise<void> {
  const draft = draftOf(path);
  try {
    const file = await open(draft, 'w', mode);
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
  await syncFolder(dirname(path));
}

/**
 * Replaces a file for who cannot wait: in one step for every reader, and for a crash of this process. A crash of the
 * machine may lose what was written last.
 */
export function replaceFileSync(path: string, content: string, mode: number): void {
  const draft = draftOf(path);
  try {
    writeFileSync(draft, content, { mode });
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}
