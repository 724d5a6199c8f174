import { join } from 'node:path';
import { AppendOnlyFile } from '../../storage/append-only-file.ts';
import { sweepLocks, withLock } from '../../storage/process-lock.ts';
import { SerialQueue } from '../../system/serial-queue.ts';
import { applyLine, parseReleaseLine, type ReleaseLine, type StoredRelease } from './release-line.ts';
import { makeFolder } from '../../storage/durable-folder.ts';

const FILE_NAME = 'ledger';
const LOCK_NAME = 'lock';

/** The end of the file after a write that failed: it is read again before it is written to. */
const UNKNOWN_END = -1;

type MakeLines = (releases: readonly StoredRelease[]) => readonly ReleaseLine[];

/**
 * The releases of one app: a file of lines that only grows. Several engines may have the app open: each write happens
 * under a lock and builds on what the others have written, so that no version is ever given twice.
 */
export class ReleaseLedger {
  readonly #folder: string | null;
  readonly #lines: AppendOnlyFile | null;
  #releases: readonly StoredRelease[] = [];
  /** Of the file, as far as it was read. */
  #end = 0;
  readonly #writes = new SerialQueue();
  #isSwept = false;

  /** @param folder of the app's releases, made when there is something to write; null: all is kept in memory */
  constructor(folder: string | null) {
    this.#folder = folder;
    this.#lines = folder === null ? null : new AppendOnlyFile(join(folder, FILE_NAME));
  }

  /** Oldest first, as last read. */
  get releases(): readonly StoredRelease[] {
    return this.#releases;
  }

  get newest(): StoredRelease | null {
    return this.#releases.at(-1) ?? null;
  }

  get(version: number): StoredRelease | null {
    return this.#releases.find((release) => release.version === version) ?? null;
  }

  /** Reads what other engines have written. @throws when the file cannot be read */
  async refresh(): Promise<void> {
    if (this.#lines === null || (await this.#lines.size()) === this.#end) return;
    const { values, end } = await this.#lines.read();
    const lines = values.map(parseReleaseLine).filter((line) => line !== null);
    this.#releases = lines.reduce<readonly StoredRelease[]>(applyLine, []);
    this.#end = end;
  }

  /**
   * Adds lines; resolves once they are safely on disk.
   * @param make the lines, given all releases there are; none: nothing is written
   * @param noted called when they are part of {@link releases}, which may be before the disk has them
   * @throws when they could not be written: then nothing has changed
   */
  write(make: MakeLines, noted: () => void = () => {}): Promise<void> {
    return this.#writes.add(() => this.#write(make, noted));
  }

  async #write(make: MakeLines, noted: () => void): Promise<void> {
    if (this.#folder === null || this.#lines === null) {
      this.#apply(make(this.#releases));
      return noted();
    }
    const file = this.#lines;
    const makeDurable = await makeFolder(this.#folder);
    const lock = join(this.#folder, LOCK_NAME);
    await withLock(lock, async () => {
      if (!this.#isSwept) await sweepLocks(lock);
      this.#isSwept = true;
      await this.refresh();
      const lines = make(this.#releases);
      if (lines.length === 0) return;
      const before = this.#releases;
      try {
        const written = (): void => {
          this.#apply(lines);
          noted();
        };
        this.#end = await file.append(lines, this.#end, written, makeDurable);
      } catch (error) {
        this.#releases = before;
        this.#end = UNKNOWN_END;
        throw error;
      }
    });
  }

  #apply(lines: readonly ReleaseLine[]): void {
    this.#releases = lines.reduce<readonly StoredRelease[]>(applyLine, this.#releases);
  }
}
