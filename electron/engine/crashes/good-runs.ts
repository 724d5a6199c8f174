import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import * as v from 'valibot';
import { type Footing, FootingSchema } from './footing.ts';

const FileSchema = v.object({ version: v.literal(1), good: v.record(v.string(), FootingSchema) });
/** What an app runs on is its owner's business alone. */
const FOLDER_MODE = 0o700;
const FILE_MODE = 0o600;

/**
 * What each process type last ran well on. Kept across runs of Dynodeck: the change that breaks a dyno is often made
 * while nothing runs. A file that cannot be read or written is no reason to fail: then less is known.
 */
export class GoodRuns {
  #good: Record<string, Footing> = {};
  #writing: Promise<void> = Promise.resolve();

  /** @param file null: kept in memory only */
  constructor(private readonly file: string | null) {}

  async open(): Promise<void> {
    if (this.file === null) return;
    try {
      const read = v.safeParse(FileSchema, JSON.parse(await readFile(this.file, 'utf8')));
      if (read.success) this.#good = { ...read.output.good, ...this.#good };
    } catch {
      // None was written yet, or it was damaged.
    }
  }

  of(type: string): Footing | null {
    return (Object.hasOwn(this.#good, type) ? this.#good[type] : null) ?? null;
  }

  set(type: string, footing: Footing): void {
    this.#good = { ...this.#good, [type]: footing };
    this.#writing = this.#writing.then(() => this.#write()).catch(() => undefined);
  }

  /** Resolves once everything is on disk. */
  written(): Promise<void> {
    return this.#writing;
  }

  async #write(): Promise<void> {
    if (this.file === null) return;
    await mkdir(dirname(this.file), { recursive: true, mode: FOLDER_MODE });
    // Renamed into place: a half-written file would forget everything.
    const draft = `${this.file}.new`;
    await writeFile(draft, JSON.stringify({ version: 1, good: this.#good }), { mode: FILE_MODE });
    await rename(draft, this.file);
  }
}
