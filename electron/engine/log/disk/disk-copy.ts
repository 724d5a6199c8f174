import type { FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { systemReason } from '../../system/system-reason.ts';
import type { LogCursor } from '../log-cursor.ts';
import type { Follower } from '../view/view-schedule.ts';
import { BlockBuilder } from './block-builder.ts';
import { createRunFile } from './session-file.ts';
import { fileName, newRunName, prune, removeRun } from './session-files.ts';

/** Half of the second that a crash may cost; the other half is for writing. */
const BATCH_MS = 500;
/** What is removed at once when space runs out, and read at once when a run is opened. */
const FILE_BYTES = 8 * 1024 * 1024;
/** A disk that hangs does not keep an app from closing. */
const MAX_CLOSE_MS = 2_000;

export interface DiskCopyOptions {
  /** Of the app; each run has a folder of its own in it. */
  folder: string;
  /** Reads the log from its start. */
  reader: LogCursor;
  /** Says in the log what happens to the copy. */
  log(text: string): void;
}

/**
 * Copies a log to disk behind the back of everybody: batches are read from the log when the disk is ready for them, so
 * that a slow disk loses lines of the copy and nothing waits for it.
 */
export class DiskCopy implements Follower {
  readonly run = newRunName();
  readonly #builder: BlockBuilder;
  #file: FileHandle | null = null;
  #fileNumber = 0;
  #fileBytes = 0;
  #linesWritten = 0;
  #timer: NodeJS.Timeout | null = null;
  #working: Promise<void> | null = null;
  #missing = 0;
  #isStopped = false;

  readonly #options: DiskCopyOptions;

  constructor(options: DiskCopyOptions) {
    this.#options = options;
    this.#builder = new BlockBuilder((id) => options.reader.origin(id));
  }

  wake(): void {
    if (this.#timer === null && !this.#isStopped) this.#timer = setTimeout(this.#onTimer, BATCH_MS);
  }

  /** Writes what is left and ends. */
  async close(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    const done = this.#finish();
    const deadline = new Promise<void>((resolve) => {
      setTimeout(resolve, MAX_CLOSE_MS).unref();
    });
    await Promise.race([done, deadline]);
    this.#isStopped = true;
  }

  /** Removes what this run has written; the copy goes on with what comes now. */
  async clear(): Promise<void> {
    this.#options.reader.skipAll();
    const clearing = this.#removeWritten(this.#working).finally(() => {
      if (this.#working === clearing) this.#working = null;
    });
    // No batch is written meanwhile.
    this.#working = clearing;
    await clearing;
  }

  async #removeWritten(before: Promise<void> | null): Promise<void> {
    await before;
    await this.#endFile();
    await removeRun(this.#options.folder, this.run);
    this.#linesWritten = 0;
  }

  async #finish(): Promise<void> {
    await this.#working;
    if (!this.#isStopped) await this.#copy();
    await this.#endFile();
  }

  readonly #onTimer = (): void => {
    this.#timer = null;
    if (this.#working !== null) return this.wake();
    const working = this.#copy().finally(() => {
      if (this.#working === working) this.#working = null;
    });
    this.#working = working;
  };

  /** Writes all lines there are. Never throws: an app does not end because its disk is full. */
  async #copy(): Promise<void> {
    try {
      for (let block = this.#nextBlock(); block !== null; block = this.#nextBlock()) {
        await this.#write(block.parts, block.lines);
      }
      this.#tellMissing();
    } catch (error) {
      this.#isStopped = true;
      this.#options.log(`Error: this log is not copied to disk any more: ${systemReason(error)}.`);
      await this.#endFile().catch(() => undefined);
    }
  }

  #nextBlock(): { parts: Uint8Array[]; lines: number } | null {
    const builder = this.#builder;
    this.#options.reader.readRuns(
      (segment, from, to) => builder.addRun(segment, from, to),
      (origin, time, data, from, to) => builder.add(origin, time, data, from, to),
    );
    const lines = builder.count;
    return lines === 0 ? null : { parts: builder.take(), lines };
  }

  async #write(parts: Uint8Array[], lines: number): Promise<void> {
    if (this.#fileBytes >= FILE_BYTES) await this.#endFile();
    this.#file ??= await this.#nextFile();
    await writeAll(this.#file, parts);
    this.#fileBytes += parts.reduce((sum, part) => sum + part.length, 0);
    this.#linesWritten += lines;
  }

  async #nextFile(): Promise<FileHandle> {
    await prune(this.#options.folder);
    this.#fileBytes = 0;
    this.#fileNumber++;
    return createRunFile(join(this.#options.folder, this.run, fileName(this.#fileNumber)), this.#linesWritten);
  }

  async #endFile(): Promise<void> {
    const file = this.#file;
    this.#file = null;
    await file?.close();
  }

  #tellMissing(): void {
    const { dropped } = this.#options.reader;
    if (dropped === this.#missing) return;
    const lines = dropped - this.#missing;
    this.#missing = dropped;
    this.#options.log(`Error: the disk was too slow: ${lines} messages are missing from the copy of this log on it.`);
  }
}

/** The system may take less than it was given. */
async function writeAll(file: FileHandle, parts: Uint8Array[]): Promise<void> {
  let left = parts.filter((part) => part.length > 0);
  while (left.length > 0) {
    let { bytesWritten: done } = await file.writev(left);
    while (left[0] !== undefined && done >= left[0].length) done -= (left.shift() as Uint8Array).length;
    if (left[0] !== undefined && done > 0) left = [left[0].subarray(done), ...left.slice(1)];
  }
}
