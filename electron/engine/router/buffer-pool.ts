/** Buffers of one size that are used again. */
export class BufferPool {
  readonly #free: Buffer[] = [];

  readonly #most: number;

  /** @param most how many are kept for later; what comes back beyond is left to the garbage collector */
  constructor(
    readonly size: number,
    most: number,
  ) {
    this.#most = most;
  }

  /** What it held before is still in it. */
  take(): Buffer {
    return this.#free.pop() ?? Buffer.allocUnsafeSlow(this.size);
  }

  give(buffer: Buffer): void {
    if (this.#free.length < this.#most) this.#free.push(buffer);
  }
}

/** A buffer of a pool for as long as somebody needs its bytes. */
export class Lease {
  readonly bytes: Buffer;
  #holders = 1;

  readonly #pool: BufferPool;

  constructor(pool: BufferPool) {
    this.#pool = pool;
    this.bytes = pool.take();
  }

  /** Whether somebody besides the first holder needs it. */
  get isShared(): boolean {
    return this.#holders > 1;
  }

  get size(): number {
    return this.#pool.size;
  }

  /** Every holder releases once; who never does keeps the bytes as they are. */
  hold(): void {
    this.#holders += 1;
  }

  readonly release = (): void => {
    this.#holders -= 1;
    if (this.#holders === 0) this.#pool.give(this.bytes);
  };
}
