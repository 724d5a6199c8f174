import type { Drain } from '../../../shared/logs/drain.ts';
import { DynodeckError } from '../../../shared/contract/failure.ts';
import type { LogCopy, LogRun } from '../../../shared/logs/log.ts';
import { DrainSet } from './drains/drain-set.ts';
import { DiskCopy } from './disk/disk-copy.ts';
import { PastSession } from './disk/past-session.ts';
import { readLogSettings, writeLogSettings } from './disk/log-settings.ts';
import { listFiles, removeRun } from './disk/session-files.ts';
import { listRuns } from './disk/session-log-reader.ts';
import { LOGPLEX, type Logplex } from './logplex.ts';

export interface AppLogsOptions {
  /** Where the app's logs are kept on disk; null: nowhere, and nothing is remembered. */
  folder: string | null;
  logplex: Logplex;
  version: string;
}

/** What belongs to an app's log beside the log itself: its copy on disk, earlier runs, drains. */
export class AppLogs {
  readonly #drains: DrainSet;
  readonly #earlier = new Map<string, PastSession>();
  #copy: DiskCopy | null = null;
  #unfollow: () => void = () => {};
  #isCopied = true;

  readonly #options: AppLogsOptions;

  constructor(options: AppLogsOptions) {
    this.#options = options;
    this.#drains = new DrainSet(options.logplex, options.version);
  }

  /** Reads what is remembered, and goes on as it says. */
  async open(): Promise<void> {
    const { folder } = this.#options;
    if (folder === null) return;
    const settings = await readLogSettings(folder);
    this.#isCopied = settings.copy;
    this.#drains.restore(settings.drains);
    if (this.#isCopied) this.#startCopy(folder);
  }

  /** Brings the last lines to disk and to the drains. */
  async close(): Promise<void> {
    await Promise.all([this.#stopCopy(), this.#drains.close()]);
  }

  /** Forgets the lines of this run. */
  async clear(): Promise<void> {
    const cleared = this.#copy?.clear();
    this.#options.logplex.clear();
    await cleared;
  }

  /** Earlier runs, newest first. */
  async runs(): Promise<LogRun[]> {
    const { folder } = this.#options;
    return folder === null ? [] : listRuns(folder, this.#copy?.run ?? null);
  }

  /**
   * Opens a view of an earlier run's log, which is forgotten again when its last view is closed.
   * @throws {DynodeckError}
   */
  async viewRun<T>(run: string, openView: (logplex: Logplex) => T): Promise<T> {
    const { folder } = this.#options;
    const isKnown = this.#earlier.has(run) || (await this.runs()).some((kept) => kept.run === run);
    if (folder === null || !isKnown) throw noSuchRun();
    const opened = this.#earlier.get(run) ?? new PastSession(folder, run, () => this.#earlier.delete(run));
    const view = openView(opened.logplex);
    this.#earlier.set(run, opened);
    opened.load();
    return view;
  }

  /** The log of an earlier run that is being looked at. @throws {DynodeckError} */
  openedRun(run: string): Logplex {
    const opened = this.#earlier.get(run);
    if (opened === undefined) throw noSuchRun();
    return opened.logplex;
  }

  async copyStatus(): Promise<LogCopy> {
    const { folder } = this.#options;
    if (folder === null) return { available: false, enabled: false, bytes: 0 };
    const files = await listFiles(folder);
    return { available: true, enabled: this.#isCopied, bytes: files.reduce((sum, { bytes }) => sum + bytes, 0) };
  }

  /** @param enabled undefined: as before @param clear remove all runs on disk */
  async configureCopy(enabled: boolean | undefined, clear: boolean): Promise<LogCopy> {
    const { folder } = this.#options;
    if (folder === null) throw new DynodeckError('bad-request', 'There is no folder for copies of the log.');
    if (enabled !== undefined && enabled !== this.#isCopied) {
      this.#isCopied = enabled;
      if (enabled) this.#startCopy(folder);
      else await this.#stopCopy();
      await this.#save();
    }
    if (clear) await this.#removeAll(folder);
    return this.copyStatus();
  }

  listDrains(): Drain[] {
    return this.#drains.list();
  }

  async addDrain(url: string): Promise<Drain> {
    const drain = this.#drains.add(url);
    await this.#save();
    return drain;
  }

  async removeDrain(name: string): Promise<Drain> {
    const drain = this.#drains.remove(name);
    await this.#save();
    return drain;
  }

  #startCopy(folder: string): void {
    const { logplex } = this.#options;
    this.#copy = new DiskCopy({ folder, reader: logplex.reader(), log: (text) => logplex.log(LOGPLEX, text) });
    this.#unfollow = logplex.follow(this.#copy);
    this.#copy.wake();
  }

  async #stopCopy(): Promise<void> {
    const copy = this.#copy;
    this.#unfollow();
    this.#copy = null;
    await copy?.close();
  }

  async #removeAll(folder: string): Promise<void> {
    await this.#copy?.clear();
    const own = this.#copy?.run;
    const runs = new Set((await listFiles(folder)).map(({ run }) => run));
    for (const run of runs) if (run !== own) await removeRun(folder, run);
  }

  async #save(): Promise<void> {
    const { folder } = this.#options;
    if (folder !== null) await writeLogSettings(folder, { copy: this.#isCopied, drains: this.#drains.saved });
  }
}

function noSuchRun(): DynodeckError {
  return new DynodeckError('bad-request', 'The log of that run is not on disk (any more).');
}
