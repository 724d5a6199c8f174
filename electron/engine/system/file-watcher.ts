import { statfsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { type FSWatcher, watch } from 'chokidar';
import { SerialQueue } from './serial-queue.ts';

/** Editors write in several steps (truncate, write, rename): one change is reported for all of them. */
const SETTLE_MS = 100;
/** Between looks at files of which no events come: a few calls each, and soon enough for who has just saved one. */
const POLL_MS = 2_000;

/** Why files are looked at from time to time, in place of events from the system. */
export type PollReason =
  /** The system has no file watcher left (ENOSPC, EMFILE). */
  | 'no watcher left'
  /** They lie on a file system whose changes are made elsewhere. */
  | { fileSystem: string };

export interface FileWatcherListeners {
  changed(): void;
  /** Events do not come: said once for the files that are watched from now on. */
  polls?(reason: PollReason, everyMs: number): void;
}

/** Watches exactly these files, existing or not (never the tree around them), until closed. */
export class FileWatcher {
  readonly #listeners: FileWatcherListeners;
  #watcher: FSWatcher | null = null;
  #timer: NodeJS.Timeout | null = null;
  #poll: NodeJS.Timeout | null = null;
  /** One change of what is watched after the other: a watcher that is overtaken would never be closed. */
  readonly #changes = new SerialQueue();
  #disposed = false;

  constructor(listeners: FileWatcherListeners) {
    this.#listeners = listeners;
  }

  /** Replaces what is watched. Resolves when changes from now on will be seen. Never rejects. */
  watch(files: string[]): Promise<void> {
    return this.#changes.add(() => this.#watch(files));
  }

  close(): Promise<void> {
    this.#disposed = true;
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    return this.#changes.add(() => this.#close());
  }

  async #watch(files: string[]): Promise<void> {
    await this.#close();
    // A watcher of nothing would never say that it is ready.
    if (this.#disposed || files.length === 0) return;
    const fileSystem = silentFileSystem(files);
    if (fileSystem !== null) return this.#pollThem(files, { fileSystem });
    const watcher = watch(files, { ignoreInitial: true, atomic: true, ignorePermissionErrors: true, depth: 0 });
    this.#watcher = watcher;
    watcher.on('all', () => this.#settle());
    watcher.on('error', () => {
      if (this.#watcher === watcher) this.#pollThem(files, 'no watcher left');
    });
    await new Promise<void>((resolve) => watcher.once('ready', resolve).once('error', () => resolve()));
  }

  #pollThem(files: string[], reason: PollReason): void {
    if (this.#poll !== null || this.#disposed) return;
    let before = stampOf(files);
    this.#poll = setInterval(() => {
      const now = stampOf(files);
      if (now === before) return;
      before = now;
      this.#settle();
    }, POLL_MS).unref();
    this.#listeners.polls?.(reason, POLL_MS);
  }

  async #close(): Promise<void> {
    if (this.#poll !== null) clearInterval(this.#poll);
    this.#poll = null;
    const watcher = this.#watcher;
    this.#watcher = null;
    // What cannot be closed is of no use either.
    await watcher?.close().catch(() => undefined);
  }

  #settle(): void {
    if (this.#disposed) return;
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.#listeners.changed();
    }, SETTLE_MS);
  }
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
