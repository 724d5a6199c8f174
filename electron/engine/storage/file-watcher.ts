import { statfsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { type FSWatcher, watch } from 'chokidar';
import { isWatchable } from './stream-file.ts';
import { SerialQueue } from '../system/serial-queue.ts';

/** Editors write in several steps (truncate, write, rename): one change is reported for all of them. */
const SETTLE_MS = 100;
/**
 * Between slow looks at the truth. Events are lost where a file was deleted and made again, or was a pipe or a broken
 * link for a while, and on some systems none come. A look is a call for each of a handful of files, and soon enough for
 * who has just saved one.
 */
const SLOW_LOOK_MS = 2_000;

/** Why files are seen to change by slow looks alone. */
export type Silence =
  /** The system has no file watcher left (ENOSPC, EMFILE). */
  | 'no watcher left'
  /** They lie on a file system whose changes are made elsewhere. */
  | { fileSystem: string };

export interface FileWatcherListeners {
  changed(): void;
  /** No events come of the files that are watched: said whenever they are watched anew. */
  silent?(reason: Silence, lookMs: number): void;
}

/**
 * Watches exactly these files, existing or not (never the tree around them), until closed: by the system's events, and by
 * a slow look at what events may have missed.
 */
export class FileWatcher {
  readonly #listeners: FileWatcherListeners;
  #watcher: FSWatcher | null = null;
  #settling: NodeJS.Timeout | null = null;
  #slowLook: NodeJS.Timeout | null = null;
  /** What the files looked like when a change was last told. */
  #stamp = '';
  /** One change of what is watched after the other: a watcher that is overtaken would never be closed. */
  readonly #changes = new SerialQueue();
  #isClosed = false;

  constructor(listeners: FileWatcherListeners) {
    this.#listeners = listeners;
  }

  /**
   * Replaces what is watched. Resolves when changes from now on will be seen. Never rejects.
   * @param files those that are pipes or devices are only looked at: their events say no more than that somebody writes
   * @param folder one whose coming and going counts, without what is in it
   */
  watch(files: readonly string[], folder: string | null = null): Promise<void> {
    return this.#changes.add(() => this.#watch(files, folder));
  }

  close(): Promise<void> {
    this.#isClosed = true;
    if (this.#settling) clearTimeout(this.#settling);
    this.#settling = null;
    return this.#changes.add(() => this.#end());
  }

  async #watch(files: readonly string[], folder: string | null): Promise<void> {
    await this.#end();
    if (this.#isClosed) return;
    const looked = folder === null ? files : [folder, ...files];
    const told = files.filter(isWatchable);
    const settle = (): void =>
      this.#settle(looked, () => {
        // A pipe may have taken the place of a file, or a file that of a pipe.
        if (!isSame(told, files.filter(isWatchable))) void this.watch(files, folder);
      });
    this.#stamp = stampOf(looked);
    this.#slowLook = setInterval(() => {
      if (stampOf(looked) === this.#stamp) return;
      settle();
      // Its watcher has not told of it, and so has lost it.
      void this.watch(files, folder);
    }, SLOW_LOOK_MS).unref();
    const fileSystem = silentFileSystem(told);
    if (fileSystem !== null) return this.#listeners.silent?.({ fileSystem }, SLOW_LOOK_MS);
    // A watcher of nothing would never say that it is ready.
    if (told.length > 0) await this.#listen(told, settle);
  }

  async #listen(files: string[], changed: () => void): Promise<void> {
    const watcher = watch(files, { ignoreInitial: true, atomic: true, ignorePermissionErrors: true, depth: 0 });
    this.#watcher = watcher;
    let isSilent = false;
    watcher.on('all', changed);
    watcher.on('error', () => {
      if (!isSilent && this.#watcher === watcher) this.#listeners.silent?.('no watcher left', SLOW_LOOK_MS);
      isSilent = true;
    });
    await new Promise<void>((resolve) => watcher.once('ready', resolve).once('error', () => resolve()));
  }

  async #end(): Promise<void> {
    if (this.#slowLook !== null) clearInterval(this.#slowLook);
    this.#slowLook = null;
    const watcher = this.#watcher;
    this.#watcher = null;
    // What cannot be closed is of no use either.
    await watcher?.close().catch(() => undefined);
  }

  /** @param renew watches the files anew where that is needed after this change */
  #settle(looked: readonly string[], renew: () => void): void {
    if (this.#isClosed) return;
    if (this.#settling) clearTimeout(this.#settling);
    this.#settling = setTimeout(() => {
      this.#settling = null;
      this.#stamp = stampOf(looked);
      renew();
      this.#listeners.changed();
    }, SETTLE_MS);
  }
}

function isSame(before: readonly string[], now: readonly string[]): boolean {
  return before.length === now.length && before.every((file, index) => file === now[index]);
}

/**
 * What tells one state of these files from another without reading them: it differs when one was written, replaced,
 * made or removed. Pipes and devices look the same always, as looking must not read them.
 */
export function stampOf(files: readonly string[]): string {
  return files.map(stampOfFile).join();
}

function stampOfFile(file: string): string {
  try {
    const stats = statSync(file, { bigint: true, throwIfNoEntry: false });
    if (stats === undefined) return '-';
    return stats.isFile() ? `${stats.ino}:${stats.size}:${stats.mtimeNs}` : 'no file';
  } catch {
    return 'unreadable';
  }
}

/**
 * File systems of Linux whose files are changed by other machines, or by the system around a virtual one, of which
 * inotify hears nothing: magic numbers of statfs(2), with the names that mount(8) shows.
 */
const SILENT_FILE_SYSTEMS = new Map([
  [0x6969, 'nfs'],
  [0x517b, 'smb'],
  [0xff534d42, 'cifs'],
  [0xfe534d42, 'smb2'],
  [0x01021997, '9p'],
  [0x65735546, 'fuse'],
  [0x786f4256, 'vboxsf'],
  [0xbacbacbc, 'vmhgfs'],
  [0x7c7c6673, 'prl_fs'],
  [0x00c36400, 'ceph'],
  [0x5346414f, 'afs'],
]);
/** Some numbers come with a sign. */
const UNSIGNED = 0xffffffff;

/** The file system of the first of these files of which no events come; null: there is none, or it is not known. */
function silentFileSystem(files: readonly string[]): string | null {
  if (process.platform !== 'linux') return null;
  for (const folder of new Set(files.map((file) => dirname(file)))) {
    try {
      const name = SILENT_FILE_SYSTEMS.get((statfsSync(folder).type & UNSIGNED) >>> 0);
      if (name !== undefined) return name;
    } catch {
      // A folder that is not there has no file system.
    }
  }
  return null;
}
