import { type FSWatcher, watch } from 'chokidar';

/** Editors write in several steps (truncate, write, rename): one change is reported for all of them. */
const SETTLE_MS = 100;

/** Watches exactly these files, existing or not (never the tree around them), until disposed of. */
export class FileWatcher {
  readonly #onChange: () => void;
  #watcher: FSWatcher | null = null;
  #timer: NodeJS.Timeout | null = null;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  /** Replaces what is watched. Resolves when changes from now on will be seen. */
  async watch(files: string[]): Promise<void> {
    await this.#watcher?.close();
    const watcher = watch(files, { ignoreInitial: true, atomic: true, ignorePermissionErrors: true, depth: 0 });
    this.#watcher = watcher;
    watcher.on('all', () => this.#settle());
    // ENOSPC (no watches left) and the like: the app still runs, a restart or the settings dialog reads files again.
    watcher.on('error', () => this.#settle());
    await new Promise<void>((resolve) => watcher.once('ready', resolve));
  }

  async dispose(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    await this.#watcher?.close();
    this.#watcher = null;
  }

  #settle(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.#onChange();
    }, SETTLE_MS);
  }
}
