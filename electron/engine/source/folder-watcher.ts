import type { AppSettings } from '../../../shared/app/app.ts';
import { toFailure } from '../../../shared/contract/failure.ts';
import { type AppFiles, NO_FILES, readAppFiles, sourceFiles } from './source-files.ts';
import { forgetStreams, isWatchable } from '../storage/stream-file.ts';
import { FileWatcher } from '../system/file-watcher.ts';
import { FolderPoll } from '../system/folder-poll.ts';

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

/** The folder of an app: what its files say, read again whenever one of them changes. */
export class AppFolder {
  readonly #source: FolderWatcherDeps;
  readonly #watcher = new FileWatcher(() => this.readLater());
  readonly #poll = new FolderPoll(() => this.readLater());
  #files = NO_FILES;
  /** The files that are watched; a pipe may have taken the place of one since. */
  #watched = '';

  constructor(source: FolderWatcherDeps) {
    this.#source = source;
  }

  /** As last read. */
  get files(): AppFiles {
    return this.#files;
  }

  async read(): Promise<void> {
    const { folder, settings, startCommand, closing, read, gone } = this.#source;
    const files = await readAppFiles(folder, settings(), startCommand());
    if (closing()) return;
    const before = this.#files;
    if (!files.folderExists) {
      this.#files = { ...this.#files, problems: files.problems, folderExists: false };
      this.#poll.wait();
      return gone();
    }
    this.#files = files;
    read(before, files);
    const isOutdated = this.#watched !== this.#watchable.join('\0');
    if (!before.folderExists || isOutdated) await this.watch();
  }

  /** From now on, which it resolves at, changes of the files that the settings name are read; not those of pipes. */
  watch(): Promise<void> {
    const files = this.#watchable;
    this.#watched = files.join('\0');
    return this.#watcher.watch(files);
  }

  dispose(): Promise<void> {
    forgetStreams(this.#sources);
    this.#poll.dispose();
    return this.#watcher.dispose();
  }

  get #watchable(): string[] {
    return this.#sources.filter(isWatchable);
  }

  get #sources(): string[] {
    return sourceFiles(this.#source.folder, this.#source.settings());
  }

  /** For timers and watchers, where nobody is there to catch an error. */
  readLater(): void {
    this.read().catch((error: unknown) =>
      this.#source.log(`The app's files were not read again: ${toFailure(error).message}`),
    );
  }
}
