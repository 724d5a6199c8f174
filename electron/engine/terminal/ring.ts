/** What most dynos print before they fall silent. */
const FIRST_BYTES = 64 * 1024;

/**
 * The newest bytes of a stream. Positions count from the first byte ever written, so they stay valid names for bytes
 * that are gone.
 */
export class Ring {
  #data: Buffer;
  #oldest = 0;
  #newest = 0;

  readonly #capacity: number;
  readonly #onEvict: (bytes: Uint8Array, position: number) => void;

  /**
   * @param onEvict given bytes in order, with the position of their first, just before they are overwritten; valid
   * only during the call. Bytes of a chunk larger than the ring are evicted without ever having been in it.
   */
  constructor(
    capacity: number,
    onEvict: (bytes: Uint8Array, position: number) => void,
  ) {
    this.#capacity = capacity;
    this.#onEvict = onEvict;
    // It grows as it is filled: V8 counts what is allocated, and collects garbage before there is any.
    this.#data = Buffer.allocUnsafeSlow(Math.min(FIRST_BYTES, capacity));
  }

  /** Position of the oldest byte kept. */
  get start(): number {
    return this.#oldest;
  }

  /** Position after the newest byte. */
  get end(): number {
    return this.#newest;
  }

  write(chunk: Uint8Array): void {
    this.#makeRoom(this.#newest + chunk.length);
    const excess = Math.max(0, chunk.length - this.#capacity);
    this.#evict(this.#newest + chunk.length - excess - this.#capacity);
    if (excess > 0) {
      this.#onEvict(chunk.subarray(0, excess), this.#newest);
      this.#oldest += excess;
      this.#newest += excess;
    }
    this.#put(excess > 0 ? chunk.subarray(excess) : chunk);
  }

  /** A copy of the bytes `from` to `to`, in a buffer of its own size: what crosses a port is cloned whole. */
  copy(from: number, to: number): Uint8Array {
    const copy = new Uint8Array(to - from);
    const [first, second] = this.#pieces(from, to);
    copy.set(first);
    copy.set(second, first.length);
    return copy;
  }

  /** Until it is as large as it may become nothing is evicted: each byte lies at its position. */
  #makeRoom(bytes: number): void {
    if (bytes <= this.#data.length || this.#data.length === this.#capacity) return;
    let size = this.#data.length;
    while (size < bytes) size *= 2;
    const larger = Buffer.allocUnsafeSlow(Math.min(size, this.#capacity));
    larger.set(this.#data.subarray(0, this.#newest));
    this.#data = larger;
  }

  #evict(until: number): void {
    if (until <= this.#oldest) return;
    const [first, second] = this.#pieces(this.#oldest, until);
    if (first.length > 0) this.#onEvict(first, this.#oldest);
    if (second.length > 0) this.#onEvict(second, this.#oldest + first.length);
    this.#oldest = until;
  }

  #put(bytes: Uint8Array): void {
    const at = this.#newest % this.#data.length;
    const fits = this.#data.length - at;
    if (bytes.length <= fits) {
      this.#data.set(bytes, at);
    } else {
      this.#data.set(bytes.subarray(0, fits), at);
      this.#data.set(bytes.subarray(fits), 0);
    }
    this.#newest += bytes.length;
  }

  #pieces(from: number, to: number): [Uint8Array, Uint8Array] {
    const at = from % this.#data.length;
    const wrapped = Math.max(0, at + (to - from) - this.#data.length);
    return [this.#data.subarray(at, at + (to - from) - wrapped), this.#data.subarray(0, wrapped)];
  }
}
