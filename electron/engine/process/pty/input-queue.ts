import { writeSync } from 'node:fs';

/** Far above any paste; a child that never reads must not fill the engine's memory. */
const LIMIT_BYTES = 16 * 1024 * 1024;
/** Waits while the terminal's own buffer is full: a reader empties it within a millisecond, a debugger within hours. */
const FIRST_RETRY_MS = 1;
const LAST_RETRY_MS = 50;

/**
 * What is typed and pasted, on its way into a terminal. node-pty's own queue retries in a busy loop while the child
 * does not read, and prints errors once it has ended.
 */
export class InputQueue {
  readonly #fd: number;
  #chunks: Uint8Array[] = [];
  #bytes = 0;
  #retryMs = FIRST_RETRY_MS;
  #timer: NodeJS.Timeout | null = null;
  #closed = false;

  constructor(fd: number) {
    this.#fd = fd;
  }

  /** @returns false when nothing of it was taken: the child reads no input and too much is waiting already. */
  write(bytes: Uint8Array): boolean {
    if (this.#closed || bytes.length === 0) return !this.#closed;
    if (this.#bytes + bytes.length > LIMIT_BYTES) return false;
    // A copy: the caller may reuse its buffer.
    this.#chunks.push(this.#chunks.length === 0 ? bytes : Uint8Array.from(bytes));
    this.#bytes += bytes.length;
    if (this.#timer === null) this.#flush();
    return true;
  }

  /** The descriptor is about to be closed, and its number may soon be another file's. */
  dispose(): void {
    this.#closed = true;
    this.#chunks = [];
    this.#bytes = 0;
    if (this.#timer !== null) clearTimeout(this.#timer);
  }

  #flush(): void {
    this.#timer = null;
    for (let chunk = this.#chunks.shift(); chunk !== undefined; chunk = this.#chunks.shift()) {
      const written = this.#writeNow(chunk);
      if (written === null) return this.dispose();
      this.#bytes -= written;
      if (written > 0) this.#retryMs = FIRST_RETRY_MS;
      if (written < chunk.length) {
        this.#chunks.unshift(Uint8Array.from(chunk.subarray(written)));
        return this.#retryLater();
      }
    }
  }

  #retryLater(): void {
    this.#timer = setTimeout(() => this.#flush(), this.#retryMs);
    this.#retryMs = Math.min(this.#retryMs * 2, LAST_RETRY_MS);
  }

  /** Bytes taken by the terminal, 0 when it is full, null when it has gone. */
  #writeNow(chunk: Uint8Array): number | null {
    try {
      return writeSync(this.#fd, chunk);
    } catch (error) {
      return (error as NodeJS.ErrnoException).code === 'EAGAIN' ? 0 : null;
    }
  }
}
