import { realpathSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { appId, logFolder } from '../../engine/engine.ts';
import { EarlierRun } from '../../engine/log/disk/earlier-run.ts';
import { listRuns } from '../../engine/log/disk/run-reader.ts';
import type { LogFilter, LogRow, LogRun } from '../../../shared/log.ts';
import type { PrintedRows } from './printed-rows.ts';

const SEARCH_POLL_MS = 5;

/** The copies on disk of one app's logs. */
export interface StoredLogs {
  /** The app's. */
  folder: string;
  /** Where its runs are. */
  path: string;
  /** Newest first; at least one. */
  runs: LogRun[];
}

/** Those of a folder, or of the nearest folder above it that has any. */
export async function findStoredLogs(start: string, stateFolder: string): Promise<StoredLogs | null> {
  for (let folder = realPath(start); ; folder = dirname(folder)) {
    const path = logFolder(stateFolder, appId(folder)) ?? '';
    const runs = await listRuns(path, null);
    if (runs.length > 0) return { folder, path, runs };
    if (dirname(folder) === folder) return null;
  }
}

/**
 * What the run on disk that holds some of these printed rows has beside them, oldest first; null: none holds any.
 * @param awaited rows that were passed by because they were not complete
 */
export async function storedRest(
  { path, runs }: StoredLogs,
  filter: LogFilter,
  { printed, awaited }: { printed: PrintedRows; awaited: LogRow[] },
): Promise<LogRow[] | null> {
  for (const { run } of runs) {
    const rows = await lastRowsOfRun(path, run, filter, Infinity);
    if (printed.knows(rows)) return printed.restOf(rows, awaited);
  }
  return null;
}

/** The last `count` rows that pass, oldest first, from as many runs as it takes. */
export async function lastStoredRows({ path, runs }: StoredLogs, filter: LogFilter, count: number): Promise<LogRow[]> {
  const pages: LogRow[][] = [];
  let missing = count;
  for (const run of runs) {
    const isTooOld = run.endedAt * 1000 < (filter.since ?? 0);
    if (missing <= 0 || isTooOld) break;
    const rows = await lastRowsOfRun(path, run.run, filter, missing);
    pages.unshift(rows);
    missing -= rows.length;
  }
  return pages.flat();
}

async function lastRowsOfRun(path: string, run: string, filter: LogFilter, count: number): Promise<LogRow[]> {
  const earlier = new EarlierRun(path, run, () => {});
  const view = earlier.logplex.view(filter, () => {});
  await earlier.load();
  const isComplete = (): boolean => view.find({ pattern: '', isRegex: false }, 0, 'next').complete;
  while (!isComplete()) await setTimeout(SEARCH_POLL_MS);
  const { first, end } = view.span();
  const { rows } = view.rows(Math.max(first, end - count), count);
  view.dispose();
  return rows;
}

function realPath(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    return resolve(folder);
  }
}
