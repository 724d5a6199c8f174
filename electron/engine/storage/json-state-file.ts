import { mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { SerialQueue } from '../system/serial-queue.ts';
import { replaceFile } from './replace-file.ts';

/** What an app runs on, and the addresses of its drains, are its owner's business alone. */
const FOLDER_MODE = 0o700;
const FILE_MODE = 0o600;

/** A small JSON file that something about an app is remembered in. */
export class JsonStateFile {
  readonly #writes = new SerialQueue();

  readonly #path: string | null;

  /** @param path null: nothing is kept */
  constructor(path: string | null) {
    this.#path = path;
  }

  /** Null when there is none, or no JSON in it: then less is known, and no dyno is the worse for it. */
  async read(): Promise<unknown> {
    if (this.#path === null) return null;
    try {
      return JSON.parse(await readFile(this.#path, 'utf8')) as unknown;
    } catch {
      return null;
    }
  }

  /**
   * Replaces the file, after what is being written. Another engine may have the app open, too: the last one wins.
   * @throws what the system says when it cannot be written
   */
  write(value: unknown): Promise<void> {
    return this.#writes.add(() => this.#write(value));
  }

  /** {@link write}, where that it fails is no reason to stop. @param value asked for when its turn has come */
  note(value: () => unknown): void {
    this.#writes.add(() => this.#write(value())).catch(() => undefined);
  }

  /** Resolves once everything is on disk. */
  written(): Promise<void> {
    return this.#writes.idle();
  }

  async #write(value: unknown): Promise<void> {
    if (this.#path === null) return;
    await mkdir(dirname(this.#path), { recursive: true, mode: FOLDER_MODE });
    await replaceFile(this.#path, `${JSON.stringify(value, null, 2)}\n`, FILE_MODE);
  }
}
