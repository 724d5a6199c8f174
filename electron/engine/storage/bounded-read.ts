import { constants, type Dirent } from 'node:fs';
import { type FileHandle, open, opendir } from 'node:fs/promises';

/**
 * Opens without waiting: a named pipe would otherwise hold a thread of the pool until somebody writes to it, and four
 * such threads are all there are. Windows has neither.
 */
export const READ_WITHOUT_WAITING = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/** How a bound on bytes reads for people. */
export function sizeLabel(bytes: number): string {
  return bytes < MEBIBYTE ? `${bytes / KIBIBYTE} KiB` : `${bytes / MEBIBYTE} MiB`;
}

export const KIBIBYTE = 1024;
const MEBIBYTE = 1024 * KIBIBYTE;

/** Bytes asked for at a time: most files of an app fit into one piece. */
const PIECE_BYTES = 64 * 1024;

/**
 * Reads what an open file holds, up to a bound that counts while it is read: a file may grow meanwhile, and those of
 * /proc say that they have no bytes.
 * @returns null when there is more
 */
export async function readAtMost(handle: FileHandle, maxBytes: number): Promise<Buffer | null> {
  const pieces: Buffer[] = [];
  for (let length = 0; ; ) {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(PIECE_BYTES), 0, PIECE_BYTES, null);
    if (bytesRead === 0) return Buffer.concat(pieces);
    length += bytesRead;
    if (length > maxBytes) return null;
    pieces.push(buffer.subarray(0, bytesRead));
  }
}

/**
 * Reads a file of which little is expected, and which any folder may have in any form. Never rejects and never waits.
 * @returns null for what is missing, unreadable, larger, a folder, a pipe or a device
 */
export async function readSmallFile(path: string, maxBytes: number): Promise<Buffer | null> {
  const handle = await open(path, READ_WITHOUT_WAITING).catch(() => null);
  if (handle === null) return null;
  try {
    const info = await handle.stat();
    return info.isFile() && info.size <= maxBytes ? await readAtMost(handle, maxBytes) : null;
  } catch {
    return null;
  } finally {
    await handle.close();
  }
}

/**
 * Lists what is in a folder, up to a bound: of one with more it gives those that the system names first.
 * @throws {Error} of the system, where there is no such folder
 */
export async function firstEntries(folder: string, max: number): Promise<Dirent[]> {
  const entries: Dirent[] = [];
  for await (const entry of await opendir(folder, { bufferSize: ENTRIES_AT_ONCE })) {
    if (entries.length === max) break;
    entries.push(entry);
  }
  return entries;
}

/** Names that one call of the system brings: others are served between two of them. */
const ENTRIES_AT_ONCE = 256;
