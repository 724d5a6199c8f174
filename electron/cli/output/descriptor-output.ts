import { write } from 'node:fs';

/** A descriptor that somebody made non-blocking and that is full: looked at again after this. In milliseconds. */
const FULL_RETRY_MS = 5;
/** The reader has gone: a closed pipe, a closed terminal, a descriptor that was closed before we started. */
const GONE = new Set(['EPIPE', 'EIO', 'ENXIO', 'EBADF', 'ECONNRESET']);

/**
 * Bytes on their way out that never hold this process up. `process.stdout` waits for the reader of a pipe or terminal;
 * here a thread of Node's pool does, while dynos are read on. One writing at a time.
 */
export class DescriptorOutput {
  #closed = false;
  #written = 0;
  #closeListeners = new Set<() => void>();
  /** Why it was closed, where that is a failure: a full disk. */
  problem: string | null = null;

  readonly #descriptor: number;

  constructor(descriptor: number) {
    this.#descriptor = descriptor;
  }

  get closed(): boolean {
    return this.#closed;
  }

  /** How many bytes are out. */
  get written(): number {
    return this.#written;
  }

  onClose(listener: () => void): void {
    this.#closeListeners.add(listener);
  }

  /** Resolves once all bytes are out, or will never be. The bytes must stay as they are until then. */
  async write(bytes: Uint8Array): Promise<void> {
    let at = 0;
    while (at < bytes.length && !this.#closed) {
      const count = await this.#writeSome(bytes, at);
      at += count;
      this.#written += count;
    }
  }

  #writeSome(bytes: Uint8Array, at: number): Promise<number> {
    return new Promise((resolve) => {
      write(this.#descriptor, bytes, at, bytes.length - at, null, (error, count) => {
        if (error === null) return resolve(count);
        if (error.code === 'EAGAIN') return void setTimeout(() => resolve(0), FULL_RETRY_MS);
        this.#close(GONE.has(error.code ?? '') ? null : error.message);
        resolve(0);
      });
    });
  }

  #close(problem: string | null): void {
    this.#closed = true;
    this.problem = problem;
    for (const listener of this.#closeListeners) listener();
  }
}

export function standardOutput(): DescriptorOutput {
  return new DescriptorOutput(1);
}
