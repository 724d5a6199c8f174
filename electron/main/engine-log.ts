import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** With the one before it, twice this much is kept: enough for days, and quick to open. */
const MAX_LOG_BYTES = 1024 * 1024;

/** Dynodeck's own log, for what the engine says about itself. It never holds output or config vars of an app. */
export class EngineLog {
  readonly #folder: string;
  readonly #file: string;
  /** Bytes in the file; null before the first line. */
  #size: number | null = null;

  constructor(folder: string) {
    this.#folder = folder;
    this.#file = join(folder, 'engine.log');
  }

  /** Writes down everything a stream says. A full disk loses log, nothing else. */
  follow(stream: NodeJS.ReadableStream | null): void {
    stream?.on('data', (chunk: Buffer) => {
      try {
        this.#write(chunk);
      } catch (error) {
        console.error(`Dynodeck could not write its log: ${String(error)}`);
      }
    });
  }

  #write(chunk: Buffer): void {
    this.#size ??= this.#open();
    if (this.#size + chunk.length > MAX_LOG_BYTES) {
      renameSync(this.#file, join(this.#folder, 'engine.previous.log'));
      this.#size = 0;
    }
    appendFileSync(this.#file, chunk);
    this.#size += chunk.length;
  }

  #open(): number {
    mkdirSync(this.#folder, { recursive: true });
    appendFileSync(this.#file, '');
    return statSync(this.#file).size;
  }
}
