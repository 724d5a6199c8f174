import { readdir, rm, rmdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** How much the copies of all runs of an app may take: as much as the log takes in memory. */
export const MAX_COPY_BYTES = 256 * 1024 * 1024;
/** Heroku keeps lines for a week (docs/heroku.md §4). */
const MAX_AGE_MS = 7 * 24 * 60 * 60 * 1000;
/** Epoch milliseconds and pid of the engine: unique, and sorts by time until the year 2286. */
const RUN = /^(\d{13})-\d+$/;
const FILE = /^\d{6}\.log$/;

/** One file of one run. */
export interface SessionFile {
  run: string;
  path: string;
  bytes: number;
  /** Epoch milliseconds of its last write. */
  writtenAt: number;
}

export function newRunName(): string {
  return `${Date.now()}-${process.pid}`;
}

export function fileName(number: number): string {
  return `${String(number).padStart(6, '0')}.log`;
}

/** Epoch milliseconds; null for anything that is not the name of a run. */
export function startOfRun(run: string): number | null {
  const match = RUN.exec(run);
  return match === null ? null : Number(match[1]);
}

/** All files of all runs in an app's folder, oldest first; empty when there is no folder. */
export async function listFiles(folder: string): Promise<SessionFile[]> {
  const runs = (await readdir(folder).catch(() => [])).filter((name) => startOfRun(name) !== null).sort();
  const lists = await Promise.all(runs.map((run) => filesOfRun(folder, run)));
  return lists.flat();
}

/** Files of one run in the order in which they were written. */
export async function filesOfRun(folder: string, run: string): Promise<SessionFile[]> {
  if (startOfRun(run) === null) return [];
  const names = (await readdir(join(folder, run)).catch(() => [])).filter((name) => FILE.test(name)).sort();
  const files = await Promise.all(
    names.map(async (name) => {
      const path = join(folder, run, name);
      const found = await stat(path).catch(() => null);
      return found === null ? [] : [{ run, path, bytes: found.size, writtenAt: found.mtimeMs }];
    }),
  );
  return files.flat();
}

/** Removes what is too old, then the oldest files until the rest fits. */
export async function prune(folder: string, maxBytes = MAX_COPY_BYTES): Promise<void> {
  const files = await listFiles(folder);
  let bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  const touched = new Set<string>();
  for (const file of files) {
    if (bytes <= maxBytes && Date.now() - file.writtenAt <= MAX_AGE_MS) continue;
    await rm(file.path, { force: true });
    bytes -= file.bytes;
    touched.add(file.run);
  }
  // Fails where files are left, as it should.
  for (const run of touched) await rmdir(join(folder, run)).catch(() => undefined);
}

export async function removeRun(folder: string, run: string): Promise<void> {
  if (startOfRun(run) !== null) await rm(join(folder, run), { recursive: true, force: true });
}
