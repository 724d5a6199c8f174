import type { Problem } from '../../../shared/text/problem.ts';
import { readAppText } from '../../engine/storage/text-file.ts';

export interface CheckFile {
  file: string;
  /** Null when it is missing or unreadable. */
  text: string | null;
  /** Null when it was read, and when it is just not there. */
  problem: Problem | null;
}

/** Reads a file as it was named, below the current folder. Never rejects. */
export async function readCheckFile(file: string): Promise<CheckFile> {
  const { text, problem } = await readAppText(file);
  return { file, text, problem: problem === null ? null : { file, line: null, level: 'error', message: problem } };
}
