import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** What an app runs on is its owner's business alone. */
const FOLDER_MODE = 0o700;
const FILE_MODE = 0o600;

/**
 * A small JSON file that an app remembers something in. That it cannot be read or written is no reason to fail: then
 * less is known, and no dyno is the worse for it.
 */
export class JsonStateFile {
  #last: Promise<void> = Promise.resolve();

  readonly #path: string | null;

  /** @param path null: nothing is kept */
  constructor(path: string | null) {
    this.#path = path;
  }

  /** Null when there is none, or no JSON in it. */
  async read(): Promise<unknown> {
    if (this.#path === null) return null;
    try {
      return JSON.parse(await readFile(this.#path, 'utf8')) as unknown;
    } catch {
      return null;
    }
  }

  /** After what is being written. @param value asked for when its turn has come */
  write(value: () => unknown): void {
    this.#last = this.#last.then(() => this.#write(value())).catch(() => undefined);
  }

  /** Resolves once everything is on disk. */
  written(): Promise<void> {
    return this.#last;
  }

  /** Renamed into place: a reader never sees half a file. Another engine may have the app open, too. */
  async #write(value: unknown): Promise<void> {
    if (this.#path === null) return;
    const draft = `${this.#path}.${process.pid}.tmp`;
    await mkdir(dirname(this.#path), { recursive: true, mode: FOLDER_MODE });
    await writeFile(draft, JSON.stringify(value), { mode: FILE_MODE });
    await rename(draft, this.#path);
  }
}
