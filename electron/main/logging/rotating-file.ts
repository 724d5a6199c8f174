import { appendFileSync, mkdirSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The size of a log file; with the one before it twice this much is kept: enough for days, and quick to open. */
export const MAX_LOG_BYTES = 1024 * 1024;

/** Which folders there are is their owner's business alone. */
const LOG_MODE = 0o600;

/** A file that only grows at its end; once full it becomes the previous one, in place of the one before. */
export class RotatingFile {
  readonly #folder: string;
  readonly #file: string;
  readonly #previous: string;
  readonly #maxBytes: number;
  /** Bytes in the file; null before the first write. */
  #size: number | null = null;

  /** @param name without `.log`; the older half is `NAME.previous.log` */
  constructor(folder: string, name: string, maxBytes = MAX_LOG_BYTES) {
    this.#folder = folder;
    this.#file = join(folder, `${name}.log`);
    this.#previous = join(folder, `${name}.previous.log`);
    this.#maxBytes = maxBytes;
  }

  /** A full disk loses log, nothing else. */
  append(chunk: Buffer): void {
    try {
      this.#write(chunk);
    } catch (error) {
      console.error(`Dynodeck could not write its log: ${String(error)}`);
    }
  }

  /** Its last lines, oldest first; none when it cannot be read. */
  lastLines(count: number): string[] {
    return [this.#previous, this.#file].flatMap(linesOf).slice(-count);
  }

  #write(chunk: Buffer): void {
    this.#size ??= this.#open();
    if (this.#size > 0 && this.#size + chunk.length > this.#maxBytes) {
      renameSync(this.#file, this.#previous);
      this.#size = 0;
    }
    appendFileSync(this.#file, chunk, { mode: LOG_MODE });
    this.#size += chunk.length;
  }

  #open(): number {
    mkdirSync(this.#folder, { recursive: true });
    appendFileSync(this.#file, '', { mode: LOG_MODE });
    return statSync(this.#file).size;
  }
}

function linesOf(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n').filter((line) => line !== '');
  } catch {
    return [];
  }
}
