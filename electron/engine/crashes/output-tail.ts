/** Holds a long stack trace and what came before it. */
const TAIL_BYTES = 16 * 1024;

/** The last bytes of a stream, in a ring: what comes is copied once and never grows memory. */
export class OutputTail {
  readonly #ring = new Uint8Array(TAIL_BYTES);
  /** Bytes that have come so far. */
  #total = 0;

  push(chunk: Uint8Array): void {
    const kept = chunk.length > TAIL_BYTES ? chunk.subarray(chunk.length - TAIL_BYTES) : chunk;
    this.#total += chunk.length;
    const end = this.#total % TAIL_BYTES;
    const begin = (((end - kept.length) % TAIL_BYTES) + TAIL_BYTES) % TAIL_BYTES;
    const first = kept.subarray(0, TAIL_BYTES - begin);
    this.#ring.set(first, begin);
    this.#ring.set(kept.subarray(first.length), 0);
  }

  /** The newest bytes as text, at most this many. */
  text(bytes = TAIL_BYTES): string {
    const length = Math.min(bytes, this.#total, TAIL_BYTES);
    const end = this.#total % TAIL_BYTES;
    const begin = end - length;
    if (begin >= 0) return Buffer.from(this.#ring.subarray(begin, end)).toString('utf8');
    return Buffer.concat([this.#ring.subarray(TAIL_BYTES + begin), this.#ring.subarray(0, end)]).toString('utf8');
  }
}
