import { StringDecoder } from 'node:string_decoder';
import { type FileHandle, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeDurableFolder } from '../storage/durable-folder.ts';
import { SerialQueue } from '../system/serial-queue.ts';

/** Half of what is kept of a release command's output: as much of its beginning as of its end. */
const HALF_BYTES = 512 * 1024;
const FILE_MODE = 0o600;

/** What a release command has printed, while it runs and on its way to disk. */
export class ReleaseOutput {
  readonly #path: string | null;
  #head: Uint8Array[] = [];
  #headBytes = 0;
  #tail: Uint8Array[] = [];
  #tailBytes = 0;
  #omitted = 0;
  #file: Promise<FileHandle | null> | null = null;
  readonly #writes = new SerialQueue();

  /** @param folder of the app's releases; null: it is kept in memory */
  constructor(folder: string | null, version: number) {
    this.#path = folder === null ? null : outputPath(folder, version);
    if (folder !== null) this.#file = this.#open(folder);
  }

  get isEmpty(): boolean {
    return this.#headBytes === 0;
  }

  /** So far, as text with plain line ends. */
  get text(): string {
    return textOf(Buffer.concat([...this.#head, ...this.#rest()]));
  }

  write(chunk: Uint8Array): void {
    const room = HALF_BYTES - this.#headBytes;
    const [first, second] = [chunk.subarray(0, room), chunk.subarray(room)];
    if (first.length > 0) {
      this.#head.push(first);
      this.#headBytes += first.length;
      this.#save(first);
    }
    if (second.length > 0) this.#keepEnd(second);
  }

  /** Resolves once it is on disk, or cannot be. */
  async close(): Promise<void> {
    for (const part of this.#rest()) this.#save(part);
    await this.#writes.idle();
    const file = await this.#file;
    await file?.sync().catch(() => undefined);
    await file?.close().catch(() => undefined);
  }

  #keepEnd(bytes: Uint8Array): void {
    this.#tail.push(bytes);
    this.#tailBytes += bytes.length;
    while (this.#tailBytes - (this.#tail[0]?.length ?? 0) >= HALF_BYTES) {
      const dropped = this.#tail.shift()?.length ?? 0;
      this.#tailBytes -= dropped;
      this.#omitted += dropped;
    }
  }

  #rest(): Uint8Array[] {
    const gap = this.#omitted === 0 ? [] : [Buffer.from(`\n… ${this.#omitted} bytes were left out here …\n`)];
    return [...gap, ...this.#tail];
  }

  async #open(folder: string): Promise<FileHandle | null> {
    try {
      await makeDurableFolder(folder);
      return await open(this.#path ?? '', 'w', FILE_MODE);
    } catch {
      // It is in the log, too; a release does not fail for its output.
      return null;
    }
  }

  #save(bytes: Uint8Array): void {
    this.#writes.add(async () => (await this.#file)?.write(bytes)).catch(() => undefined);
  }
}

/** What is on disk of a release command's output; empty when there is nothing. */
export async function readOutput(folder: string, version: number): Promise<string> {
  return textOf(await readFile(outputPath(folder, version)).catch(() => Buffer.alloc(0)));
}

function outputPath(folder: string, version: number): string {
  return join(folder, `v${version}.output`);
}

/** A terminal ends lines with CR LF; a character that has not come whole yet is left out. */
function textOf(bytes: Buffer): string {
  return new StringDecoder('utf8').write(bytes).replaceAll('\r\n', '\n');
}
