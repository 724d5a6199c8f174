import { constants } from 'node:fs';
import { type FileHandle, open, readFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type CheckedLines, formatCheckedLine, readCheckedLines } from './checked-line.ts';
import { syncFolder } from './durable-folder.ts';

/** It holds config vars: its owner's business alone. */
const FILE_MODE = 0o600;

/** A file of checked lines that grows and is never changed; one writer at a time, which a lock sees to. */
export class AppendOnlyFile {
  constructor(readonly path: string) {}

  /** Bytes in the file; 0 when there is none. */
  async size(): Promise<number> {
    return (await stat(this.path).catch(ignoreMissing))?.size ?? 0;
  }

  /** @throws when there is such a file and it cannot be read */
  async read(): Promise<CheckedLines> {
    return readCheckedLines((await readFile(this.path).catch(ignoreMissing)) ?? Buffer.alloc(0));
  }

  /**
   * Resolves once the lines are safely on disk.
   * @param end where the last whole line ends; anything torn behind it is cut off
   * @param written called when they are in the file: they survive the end of this process, but not of the machine
   * @param syncFolders brings the folders of the file to disk, too
   * @returns where the last line ends now
   * @throws when they could not be written; then the file ends at `end` again
   */
  async append(
    values: readonly unknown[],
    end: number,
    written: () => void,
    syncFolders: () => Promise<void>,
  ): Promise<number> {
    const bytes = Buffer.from(values.map(formatCheckedLine).join(''));
    const file = await open(this.path, constants.O_RDWR | constants.O_CREAT, FILE_MODE);
    try {
      await writeAt(file, bytes, end);
      written();
      await file.sync();
      if (end === 0) await syncFolder(dirname(this.path));
      await syncFolders();
    } catch (error) {
      await file.truncate(end).catch(() => undefined);
      throw error;
    } finally {
      await file.close();
    }
    return end + bytes.length;
  }
}

async function writeAt(file: FileHandle, bytes: Buffer, end: number): Promise<void> {
  if ((await file.stat()).size > end) await file.truncate(end);
  for (let at = 0; at < bytes.length; ) {
    at += (await file.write(bytes, at, bytes.length - at, end + at)).bytesWritten;
  }
}

function ignoreMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null;
  throw error;
}
