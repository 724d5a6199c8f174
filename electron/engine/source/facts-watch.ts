import { type FSWatcher, watch } from 'node:fs';
import { dirname, join } from 'node:path';
import { LISTED_FOLDERS, READ_FILES } from '../../../shared/buildpacks/folder-facts.ts';

/** Tools that make a project write many files at once: they are looked at together. In milliseconds. */
const SETTLE_MS = 200;
/** Below the app's own, each behind the one it lies in. */
const FOLDERS = [...new Set(LISTED_FOLDERS.flatMap((path) => [dirname(path), path]))].filter((path) => path !== '.');
const TEXTS: ReadonlySet<string> = new Set(READ_FILES);

/**
 * Watches what the buildpacks' rules look at: names in the app's folder and a few others, and the text of a few files.
 * One watch for each folder, however many files are in it: the file watcher of the app would take one for each file.
 */
export class FactsWatch {
  readonly #changed: () => void;
  /** By path below the app's folder. */
  readonly #watchers = new Map<string, FSWatcher>();
  #timer: NodeJS.Timeout | null = null;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /**
   * To be called after each look, because folders come and go. Where one has come, there is another look: its files may
   * be younger than this one.
   * @param folder null: there is nothing to watch
   */
  watch(folder: string | null): void {
    if (folder === null) return this.dispose();
    const added = ['', ...FOLDERS].filter((path) => !this.#watchers.has(path) && this.#add(folder, path));
    if (added.length > 0) this.#settle();
  }

  dispose(): void {
    for (const path of [...this.#watchers.keys()]) this.#forget(path);
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  /** @returns whether there is such a folder, and the system has a watch left for it */
  #add(folder: string, path: string): boolean {
    try {
      const watcher = watch(join(folder, path), { persistent: false });
      watcher.on('change', (kind, name) => this.#happened(path, kind, name === null ? null : String(name)));
      watcher.on('error', () => this.#forget(path));
      this.#watchers.set(path, watcher);
      return true;
    } catch {
      return false;
    }
  }

  /** @param kind `rename` for a name that came or went, a folder's own among them */
  #happened(path: string, kind: string, name: string | null): void {
    if (kind === 'rename') this.#forget(name === null ? path : join(path, name));
    const isText = path === '' && name !== null && TEXTS.has(name);
    if (kind === 'rename' || isText) this.#settle();
  }

  /** With those below it, which have moved away with it. */
  #forget(path: string): void {
    for (const [other, watcher] of this.#watchers) {
      if (other !== path && !other.startsWith(`${path}/`)) continue;
      watcher.close();
      this.#watchers.delete(other);
    }
  }

  #settle(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      this.#changed();
    }, SETTLE_MS);
  }
}
