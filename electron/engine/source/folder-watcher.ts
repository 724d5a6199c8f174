import type { AppSettings } from '../../../shared/app/app.ts';
import { toFailure } from '../../../shared/contract/failure.ts';
import { type AppFiles, NO_FILES, readAppFiles, sourceFiles } from './source-files.ts';
import { forgetStreams } from '../storage/stream-file.ts';
import { FileWatcher, type Silence, stampOf } from '../storage/file-watcher.ts';
import { SerialQueue } from '../system/serial-queue.ts';

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
  readonly #watcher = new FileWatcher({
    changed: () => this.readLater(),
    silent: (reason, lookMs) => this.#tellSilence(reason, lookMs),
  });
  #files = NO_FILES;
  /** What the files looked like when they were last read. */
  #stamp = '';
  /** One after the other: an older look at the files must not be the last that counts. */
  readonly #reads = new SerialQueue();
  /** The one that waits for its turn, which is soon enough for all that ask meanwhile. */
  #nextRead: Promise<void> | null = null;
  #isSilenceTold = false;

  constructor(source: FolderWatcherDeps) {
    this.#source = source;
  }

  /** As last read. */
  get files(): AppFiles {
    return this.#files;
  }

  /** Reads all files. Resolves once what they say from now on, or later, counts. */
  read(): Promise<void> {
    this.#nextRead ??= this.#reads.add(() => {
      this.#nextRead = null;
      return this.#read();
    });
    return this.#nextRead;
  }

  async #read(): Promise<void> {
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
  }

  /**
   * Reads the files if they look different: before dynos start, as events may come late, or not at all. Never rejects.
   */
  lookAgain(): Promise<void> {
    if (this.#stampNow === this.#stamp) return this.#reads.idle();
    return this.read().catch((error: unknown) => this.#tellUnread(error));
  }

  /** From now on, which it resolves at, changes of the files that the settings name are read; not those of pipes. */
  watch(): Promise<void> {
    return this.#watcher.watch(this.#sources, this.#source.folder);
  }

  close(): Promise<void> {
    forgetStreams(this.#sources);
    return this.#watcher.close();
  }

  get #stampNow(): string {
    return stampOf(this.#sources);
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

  #tellSilence(reason: Silence, lookMs: number): void {
    if (this.#isSilenceTold) return;
    this.#isSilenceTold = true;
    const why = reason === 'no watcher left' ? 'the system has no file watcher left' : `they lie on ${reason.fileSystem}`;
    const seconds = lookMs / 1_000;
    this.#source.log(`Changes of files are not told here (${why}): they are looked at every ${seconds} s and before starts`);
  }
}
