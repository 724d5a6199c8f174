import { connect, type Socket } from 'node:net';

/** Gets what was read; valid until it returns, and longer for who keeps it. */
export type Receiver = (piece: Buffer) => void;

/**
 * A socket to a dyno that is read into memory used over and over: to allocate, fault in and collect fresh memory for
 * every read costs more than the read does. The price is that bytes stay what they are only for who says so (`keep`).
 */
export class DynoSocket {
  readonly socket: Socket;
  receive: Receiver = () => {};
  #lease = new Lease(SMALL);
  #isLarge = false;

  constructor(host: string, port: number) {
    const onread = { buffer: () => this.#next(), callback: (length: number) => this.#received(length) };
    this.socket = connect({ host, port, noDelay: true, allowHalfOpen: true, onread });
    this.socket.once('close', () => this.#lease.release());
  }

  /** Keeps what is being received. @returns to be called once, when its bytes are not needed any more */
  keep(): () => void {
    this.#lease.hold();
    return this.#lease.release;
  }

  /** Reads into little memory next, however much comes: each byte of it is much work. */
  readLittle(): void {
    this.#isLarge = false;
  }

  #received(length: number): true {
    // A read that would have filled the small one: more is on its way.
    this.#isLarge = length >= SMALL.size;
    this.receive(this.#lease.bytes.subarray(0, length));
    return true;
  }

  /** What is read into next. */
  #next(): Buffer {
    const pool = this.#isLarge ? LARGE : SMALL;
    if (!this.#lease.isShared && this.#lease.size === pool.size) return this.#lease.bytes;
    this.#lease.release();
    this.#lease = new Lease(pool);
    return this.#lease.bytes;
  }
}

/** Buffers of one size that are used again. */
class BufferPool {
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
class Lease {
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

const KIB = 1024;
/** Most responses fit; a thousand quiet connections touch a page each. */
const SMALL = new BufferPool(16 * KIB, 64);
/**
 * Buffers for bodies that go on: few system calls for a megabyte, and still some of them fit in a processor's cache.
 */
const LARGE = new BufferPool(256 * KIB, 16);
