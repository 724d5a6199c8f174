import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Mark of the format, and how many lines the files of the run before this one held, as f64. */
const MARK = 0x31_46_4c_44;
export const FILE_HEAD_BYTES = 12;
/** What is printed is its owner's business alone. */
const FILE_MODE = 0o600;
const FOLDER_MODE = 0o700;

/** Begins a file of a run, and its folders where there are none. */
export async function createRunFile(path: string, lines: number): Promise<FileHandle> {
  await mkdir(dirname(path), { recursive: true, mode: FOLDER_MODE });
  const file = await open(path, 'ax', FILE_MODE);
  const head = Buffer.alloc(FILE_HEAD_BYTES);
  head.writeUInt32LE(MARK, 0);
  head.writeDoubleLE(lines, 4);
  try {
    await file.write(head);
    return file;
  } catch (error) {
    // The disk is full: Node complains of a file that nobody closes.
    await file.close();
    throw error;
  }
}

/** How many lines of its run came before a file; 0 when it is not one of ours. */
export function linesBefore(file: Buffer): number {
  return file.length >= FILE_HEAD_BYTES && file.readUInt32LE(0) === MARK ? file.readDoubleLE(4) : 0;
}
