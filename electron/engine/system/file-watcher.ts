import { type FSWatcher, watch } from 'chokidar';
import { SerialQueue } from './serial-queue.ts';

/** Editors write in several steps (truncate, write, rename): one change is reported for all of them. */
const SETTLE_MS = 100;

/** Watches exactly these files, existing or not (never the tree around them), until closed. */
export class FileWatcher {
  readonly #onChange: () => void;
  #watcher: FSWatcher | null = null;
  #timer: NodeJS.Timeout | null = null;
  /** One change of what is watched after the other: a watcher that is overtaken would never be closed. */
  readonly #changes = new SerialQueue();
  #disposed = false;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
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
    if (this.#disposed) return;
    const watcher = watch(files, { ignoreInitial: true, atomic: true, ignorePermissionErrors: true, depth: 0 });
    this.#watcher = watcher;
    watcher.on('all', () => this.#settle());
    // ENOSPC (no watches left) and the like: the app still runs, a restart or the settings dialog reads files again.
    watcher.on('error', () => this.#settle());
    await new Promise<void>((resolve) => watcher.once('ready', resolve));
  }

  async #close(): Promise<void> {
    // What cannot be closed is of no use either.
    await this.#watcher?.close().catch(() => undefined);
    this.#watcher = null;
  }

  #settle(): void {
    if (this.#disposed) return;
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.#onChange();
    }, SETTLE_MS);
  }
}
