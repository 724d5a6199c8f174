import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { DynodeckError } from '../../../shared/contract/failure.ts';
import { MAX_FILE_BYTES } from './read-text.ts';

/** Opening a named pipe would otherwise wait for somebody who writes to it. Windows has neither. */
const READ_WITHOUT_WAITING = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

export interface TextFile {
  bytes: Buffer;
  text: string;
  mode: number;
  uid: number;
  gid: number;
  ino: number;
  size: number;
  mtimeMs: number;
}

/**
 * A text file of an app, read at once.
 * @returns null when there is none
 * @throws {DynodeckError} when it is no regular file, or too large to be an env file
 */
export async function readTextFile(path: string): Promise<TextFile | null> {
  const handle = await open(path, READ_WITHOUT_WAITING).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (handle === null) return null;
  try {
    const info = await handle.stat();
    if (!info.isFile()) throw new DynodeckError('bad-request', `${path} is not a regular file. Name another env file.`);
    if (info.size > MAX_FILE_BYTES) {
      throw new DynodeckError('bad-request', `${path} is larger than 4 MiB, so it was not read.`);
    }
    const bytes = await handle.readFile();
    const { mode, uid, gid, ino, size, mtimeMs } = info;
    return { bytes, text: bytes.toString('utf8'), mode, uid, gid, ino, size, mtimeMs };
  } finally {
    await handle.close();
  }
}
