import type { AppSettings } from '../../../shared/app/app.ts';
import { toFailure } from '../../../shared/contract/failure.ts';
import { type AppFiles, NO_FILES, readAppFiles, sourceFiles } from './source-files.ts';
import { forgetStreams, isWatchable } from '../storage/stream-file.ts';
import { FileWatcher, type PollReason, stampOf } from '../system/file-watcher.ts';

export interface FolderWatcherDeps {
  readonly folder: string;
  settings(): AppSettings;
  /** What runs as `web` where there is no Procfile. */
  startCommand(): string | null;
  closing(): boolean;
  /** The files have been read. */
  read(before: AppFiles, now: AppFiles): void;
  /** The folder has gone; its dynos stay what they are. */
  gone(): void;
  /** A line of `app[api]`. */
  log(text: string): void;
}

/**
 * Between slow looks at the truth: events are lost where a file was deleted and made again, or was a pipe or a broken link
 * for a while, and none come of a folder that has gone. A look is a call for each of a handful of files.
 */
const SLOW_LOOK_MS = 2_000;

/** The folder of an app: what its files say, read again whenever one of them changes. */
export class AppFolder {
  readonly #source: FolderWatcherDeps;
  readonly #watcher = new FileWatcher({
    changed: () => this.readLater(),
    polls: (reason, everyMs) => this.#tellPoll(reason, everyMs),
  });
  #slowLook: NodeJS.Timeout | null = null;
  #files = NO_FILES;
  /** The files that are watched; a pipe may have taken the place of one since. */
  #watched = '';
  /** What the files looked like when they were last read. */
  #stamp = '';
  #look: Promise<void> | null = null;
  #isPollTold = false;

  constructor(source: FolderWatcherDeps) {
    this.#source = source;
  }

  /** As last read. */
  get files(): AppFiles {
    return this.#files;
  }

  async read(): Promise<void> {
    const { folder, settings, startCommand, closing, read, gone } = this.#source;
    // Before they are read: what is written while they are is read again.
    this.#stamp = this.#stampNow;
    const files = await readAppFiles(folder, settings(), startCommand());
    if (closing()) return;
    const before = this.#files;
    if (!files.folderExists) {
      this.#files = { ...this.#files, problems: files.problems, folderExists: false };
      return gone();
    }
    this.#files = files;
    read(before, files);
    const isOutdated = this.#watched !== this.#watchable.join('\0');
    if (!before.folderExists || isOutdated) await this.watch();
  }

  /**
   * Reads the files if they look different: before dynos start, as events may come late, or not at all. Never rejects.
   */
  lookAgain(): Promise<void> {
    if (this.#look === null && this.#stampNow === this.#stamp) return Promise.resolve();
    this.#look ??= this.read()
      .catch((error: unknown) => this.#tellUnread(error))
      .finally(() => (this.#look = null));
    return this.#look;
  }

  /** From now on, which it resolves at, changes of the files that the settings name are read; not those of pipes. */
  watch(): Promise<void> {
    this.#slowLook ??= setInterval(() => void this.#lookSlowly(), SLOW_LOOK_MS).unref();
    const files = this.#watchable;
    this.#watched = files.join('\0');
    return this.#watcher.watch(files);
  }

  close(): Promise<void> {
    forgetStreams(this.#sources);
    if (this.#slowLook !== null) clearInterval(this.#slowLook);
    return this.#watcher.close();
  }

  /** What no event has told of is read, and the files are watched anew: their watcher has lost them. Never rejects. */
  async #lookSlowly(): Promise<void> {
    if (this.#stampNow === this.#stamp || this.#source.closing()) return;
    await this.lookAgain();
    if (!this.#source.closing()) await this.watch();
  }

  /** Of the folder, too: it may come back without any of the files. */
  get #stampNow(): string {
    return stampOf([this.#source.folder, ...this.#sources]);
  }

  get #watchable(): string[] {
    return this.#sources.filter(isWatchable);
  }

  get #sources(): string[] {
    return sourceFiles(this.#source.folder, this.#source.settings());
  }

  /** For timers and watchers, where nobody is there to catch an error. */
  readLater(): void {
    this.read().catch((error: unknown) => this.#tellUnread(error));
  }

  #tellUnread(error: unknown): void {
    this.#source.log(`The app's files were not read again: ${toFailure(error).message}`);
  }

  #tellPoll(reason: PollReason, everyMs: number): void {
    if (this.#isPollTold) return;
    this.#isPollTold = true;
    const why = reason === 'no watcher left' ? 'the system has no file watcher left' : `they lie on ${reason.fileSystem}`;
    const seconds = everyMs / 1_000;
    this.#source.log(`Changes of files are not told here (${why}): they are looked at every ${seconds} s and before starts`);
  }
}
