const END = Buffer.from('\r\n\r\n');
const CR = 0x0d;
const LF = 0x0a;

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
  #held: Buffer | null = null;

  readonly #limits: HeadLimits;

  constructor(limits: HeadLimits) {
    this.#limits = limits;
  }

  /** Whether a part of a head has come. */
  get begun(): boolean {
    return this.#held !== null;
  }

  /** What has come of a head that has not ended, latin1. */
  get text(): string {
    return this.#held?.toString('latin1') ?? '';
  }

  /** @returns null while the head goes on */
  read(chunk: Buffer): RawHead | HeadFlaw | null {
    const bytes = this.#held === null ? chunk : Buffer.concat([this.#held, chunk]);
    const searched = Math.max(0, (this.#held?.length ?? 0) - END.length + 1);
    const end = bytes.indexOf(END, searched);
    if (end < 0) {
      // A copy: the memory of what comes may be read into again.
      this.#held = this.#held === null ? Buffer.from(chunk) : bytes;
      return this.#flawSoFar(bytes);
    }
    this.#held = null;
    if (end > this.#limits.total) return 'line too long';
    return { text: bytes.toString('latin1', 0, end), rest: bytes.subarray(end + END.length) };
  }

  #flawSoFar(bytes: Buffer): HeadFlaw | null {
    let lineStart = 0;
    for (let at = bytes.indexOf(LF); at >= 0; at = bytes.indexOf(LF, at + 1)) {
      // Lenient readers take it for a line end: two views of one message are how requests are smuggled.
      if (at === 0 || bytes[at - 1] !== CR) return 'bare line end';
      lineStart = at + 1;
    }
    const open = bytes.length - lineStart;
    if (lineStart === 0) return open > this.#limits.firstLine ? 'first line too long' : null;
    return open > this.#limits.line || bytes.length > this.#limits.total ? 'line too long' : null;
  }
}
