import { readFile, stat } from 'node:fs/promises';
import type { Problem } from '../../../shared/problem.ts';
import { systemReason } from '../../engine/system-reason.ts';

/** A Procfile or env file has a few kilobytes; more is a mistake such as naming a log file. */
const MAX_FILE_BYTES = 4 * 1024 * 1024;

export interface CheckFile {
  file: string;
  /** Null when it is missing or unreadable. */
  text: string | null;
  /** Null when it was read, and when it is just not there. */
  problem: Problem | null;
}

export async function readCheckFile(file: string): Promise<CheckFile> {
  const unusable = (message: string): CheckFile => {
    return { file, text: null, problem: { file, line: null, level: 'error', message } };
  };
  try {
    const info = await stat(file);
    if (info.isDirectory()) return unusable('It is a folder, not a file. Name a file instead.');
    // Opening a named pipe would wait for a writer.
    if (!info.isFile()) return unusable('It is not a regular file, so it was not read.');
    if (info.size > MAX_FILE_BYTES) return unusable('It is larger than 4 MiB, so it was not read.');
    return { file, text: await readFile(file, 'utf8'), problem: null };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return { file, text: null, problem: null };
    return unusable(`It cannot be read: ${systemReason(error)}.`);
  }
}
