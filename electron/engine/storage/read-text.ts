import { readFile, readlink, stat } from 'node:fs/promises';
import { systemReason } from '../system/system-reason.ts';

/** A Procfile or env file has a few kilobytes; more is a mistake such as naming a log file. */
export const MAX_FILE_BYTES = 4 * 1024 * 1024;

/** A file that an app's owner writes, as it is now. */
export interface AppText {
  /** Null when it is missing or cannot be used. */
  text: string | null;
  /** Why it cannot be used, in a sentence or two; null when it was read, and when it is just not there. */
  problem: string | null;
}

const MISSING: AppText = { text: null, problem: null };

/** Never rejects. */
export async function readAppText(path: string): Promise<AppText> {
  try {
    const info = await stat(path);
    if (info.isDirectory()) return unusable('It is a folder, not a file. Name a file instead.');
    // Opening a named pipe would wait for a writer.
    if (!info.isFile()) return unusable('It is not a regular file, so it was not read.');
    if (info.size > MAX_FILE_BYTES) return unusable('It is larger than 4 MiB, so it was not read.');
    return { text: await readFile(path, 'utf8'), problem: null };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOENT' && code !== 'ENOTDIR') return unusable(`It cannot be read: ${systemReason(error)}.`);
    const target = await readlink(path).catch(() => null);
    if (target === null) return MISSING;
    return unusable(`It is a link to ${target}, which is not there, so it was not read. Mend or remove the link.`);
  }
}

function unusable(problem: string): AppText {
  return { text: null, problem };
}
