import { access } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { ReleaseResults } from '../../../shared/contract/releases.ts';
import type { Drain } from '../../../shared/logs/drain.ts';
import type { LogFilter, LogRow, LogRun } from '../../../shared/logs/log.ts';
import { DrainSet } from '../log/drains/drain-set.ts';
import { type LogSettings, readLogSettings, writeLogSettings } from '../log/disk/log-settings.ts';
import { PastSession } from '../log/disk/past-session.ts';
import { listRuns } from '../log/disk/session-log-reader.ts';
import { Logplex } from '../log/logplex.ts';
import { readInfo, readList, readOutputOf } from '../releases/queries.ts';
import { ReleaseStore } from '../releases/release-store.ts';
import { SETUP_FILES } from '../source/setup-files.ts';
import { DEFAULT_PROCFILE } from '../source/source-files.ts';
import { PLAIN_BOX } from '../storage/secret-box.ts';
import { appId, logFolder, releasesFolder } from './app-paths.ts';

/** Milliseconds of searching at a stretch: signals are answered in between. */
const SEARCH_SLICE_MS = 50;

/** What is on disk of an app that no engine has open. Nothing of it is run, delivered or released. */
export class ClosedApp {
  readonly name: string;
  readonly #logFolder: string;
  readonly #releasesFolder: string;
  readonly #releases: ReleaseStore;

  /** @param folder absolute, as the system names it */
  constructor(
    readonly folder: string,
    stateFolder: string,
  ) {
    const id = appId(folder);
    this.name = basename(folder);
    this.#logFolder = logFolder(stateFolder, id) ?? '';
    this.#releasesFolder = releasesFolder(stateFolder, id) ?? '';
    this.#releases = new ReleaseStore(this.#releasesFolder, PLAIN_BOX);
  }

  /** Whether its folder looks like an app's, or drains of one are remembered. */
  async isApp(): Promise<boolean> {
    if ((await this.#logSettings()).drains.length > 0) return true;
    const files = [DEFAULT_PROCFILE, ...SETUP_FILES].map((file) => exists(join(this.folder, file)));
    return (await Promise.all(files)).includes(true);
  }

  async hasReleases(): Promise<boolean> {
    await this.#releases.refresh();
    return this.#releases.releases.length > 0;
  }

  /** Newest first. */
  listReleases(count: number): Promise<ReleaseResults['releases.list']> {
    return readList(this.#releases, count);
  }

  /** @throws {DynodeckError} when there is no such release */
  releaseInfo(version: number): Promise<ReleaseResults['releases.info']> {
    return readInfo(this.#releases, this.name, version);
  }

  /** @throws {DynodeckError} when there is no such release */
  releaseOutput(version: number): Promise<ReleaseResults['releases.output']> {
    return readOutputOf(this.#releases, this.name, version, this.#releasesFolder);
  }

  /** The sessions whose log is on disk, newest first. */
  logSessions(): Promise<LogRun[]> {
    return listRuns(this.#logFolder, null);
  }

  /** The last `count` rows that pass, oldest first, from as many sessions as it takes. */
  async lastRows(filter: LogFilter, count: number): Promise<LogRow[]> {
    const pages: LogRow[][] = [];
    let missing = count;
    for (const { run, endedAt } of await this.logSessions()) {
      const isTooOld = endedAt * 1000 < (filter.since ?? 0);
      if (missing <= 0 || isTooOld) break;
      const rows = await this.#lastRowsOf(run, filter, missing);
      pages.unshift(rows);
      missing -= rows.length;
    }
    return pages.flat();
  }

  /**
   * The rows of the session on disk that is meant, newest sessions first.
   * @param isMeant given all rows of a session that pass the filter
   * @returns null when it is none of them
   */
  async rowsOfSession(filter: LogFilter, isMeant: (rows: LogRow[]) => boolean): Promise<LogRow[] | null> {
    for (const { run } of await this.logSessions()) {
      const rows = await this.#lastRowsOf(run, filter, Infinity);
      if (isMeant(rows)) return rows;
    }
    return null;
  }

  async drains(): Promise<Drain[]> {
    const { drains } = await this.#logSettings();
    return withDrains(drains, (set) => Promise.resolve(set.list()));
  }

  /**
   * Changes which drains are remembered; they get their lines from the next time the app is opened.
   * @throws what the system says when it cannot be written
   */
  async changeDrains(change: (drains: DrainSet) => Drain): Promise<Drain> {
    const settings = await this.#logSettings();
    return withDrains(settings.drains, async (set) => {
      const changed = change(set);
      await writeLogSettings(this.#logFolder, { ...settings, drains: set.saved });
      return changed;
    });
  }

  /** Where its log and drains are kept. */
  get logFolder(): string {
    return this.#logFolder;
  }

  #logSettings(): Promise<LogSettings> {
    return readLogSettings(this.#logFolder);
  }

  async #lastRowsOf(run: string, filter: LogFilter, count: number): Promise<LogRow[]> {
    const session = new PastSession(this.#logFolder, run, () => {});
    const view = session.logplex.view(filter, () => {});
    await session.load();
    while (!view.extend(performance.now() + SEARCH_SLICE_MS)) await setImmediate();
    const { first, end } = view.span();
    const { rows } = view.rows(Math.max(first, end - count), count);
    view.dispose();
    return rows;
  }
}

/**
 * Asks the drains of an app without a log, which have nothing to send. The version is what they would introduce
 * themselves with.
 */
async function withDrains<T>(saved: LogSettings['drains'], work: (set: DrainSet) => Promise<T>): Promise<T> {
  const logplex = new Logplex();
  const set = new DrainSet(logplex, '');
  try {
    set.restore(saved);
    return await work(set);
  } finally {
    await set.close();
    logplex.dispose();
  }
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
