const END = Buffer.from('\r\n\r\n');
const CR = 0x0d;
const LF = 0x0a;
/** Room for a head that comes in parts, in bytes: most fit, and a thousand that drip are little. */
const FIRST_ROOM = 1_024;

export interface HeadLimits {
  /** Bytes of the first line, of any other, and of the whole head. */
  firstLine: number;
  line: number;
  total: number;
}

export interface RawHead {
  /** latin1, without the empty line that ends it. */
  text: string;
  /** What came after it. */
  rest: Buffer;
}

export type HeadFlaw = 'first line too long' | 'line too long' | 'bare line end';

/**
 * Collects the bytes of a head until its end. A head that can never be accepted is refused before that.
 *
 * HTTP/1.1 is read here and not by Node's own server and client so that the router fails as Heroku's does: its errors
 * (H17, H18, H25, H26), limits, `Expect` and trailers are what an app is tested against, and Node's server and client
 * have their own. It is not for speed: Node's server with undici is faster. The tests give the same bytes
 * to llhttp and name each difference.
 */
export class HeadReader {
  /** What has come of a head that goes on, with room for more; its length is apart. */
  #held: Buffer | null = null;
  #length = 0;
  /** How far it was looked through for line ends, and where the last line begins. */
  #seen = 0;
  #lineStart = 0;

  readonly #limits: HeadLimits;

  constructor(limits: HeadLimits) {
    this.#limits = limits;
  }

  /** Whether a part of a head has come. */
  get begun(): boolean {
    return this.#held !== null;
  }

  /** Bytes that are held of a head that has not ended. */
  get length(): number {
    return this.#length;
  }

  /** What has come of a head that has not ended, latin1. */
  get text(): string {
    return this.#held?.toString('latin1', 0, this.#length) ?? '';
  }

  /** @returns null while the head goes on */
  read(chunk: Buffer): RawHead | HeadFlaw | null {
    const searched = Math.max(0, this.#length - END.length + 1);
    const bytes = this.#held === null ? chunk : this.#append(this.#held, chunk);
    const end = bytes.indexOf(END, searched);
    if (end < 0) {
      if (this.#held === null) this.#append(Buffer.allocUnsafeSlow(FIRST_ROOM), chunk);
      return this.#flawSoFar(bytes);
    }
    this.clear();
    if (end > this.#limits.total) return 'line too long';
    return { text: bytes.toString('latin1', 0, end), rest: bytes.subarray(end + END.length) };
  }

  /** Forgets what has come. */
  clear(): void {
    this.#held = null;
    this.#length = this.#seen = this.#lineStart = 0;
  }

  /**
   * Copies, as the memory of what comes may be read into again; into room that doubles, so that a head which drips costs
   * no more than one that comes at once. @returns all that has come
   */
  #append(held: Buffer, chunk: Buffer): Buffer {
    const length = this.#length + chunk.length;
    if (length > held.length) {
      this.#held = Buffer.allocUnsafeSlow(Math.max(length, held.length * 2));
      held.copy(this.#held, 0, 0, this.#length);
    } else this.#held = held;
    chunk.copy(this.#held, this.#length);
    this.#length = length;
    return this.#held.subarray(0, length);
  }

  #flawSoFar(bytes: Buffer): HeadFlaw | null {
    for (let at = bytes.indexOf(LF, this.#seen); at >= 0; at = bytes.indexOf(LF, at + 1)) {
      // Lenient readers take it for a line end: two views of one message are how requests are smuggled.
      if (at === 0 || bytes[at - 1] !== CR) return 'bare line end';
      this.#lineStart = at + 1;
    }
    this.#seen = bytes.length;
    const open = bytes.length - this.#lineStart;
    if (this.#lineStart === 0) return open > this.#limits.firstLine ? 'first line too long' : null;
    return open > this.#limits.line || bytes.length > this.#limits.total ? 'line too long' : null;
  }
}
