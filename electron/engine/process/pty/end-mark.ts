import { randomInt } from 'node:crypto';

/** Digits only: a terminal left in upper-case mode (OLCUC) would change letters on their way. */
const NONCE_DIGITS = 16;
const ESC = 0x1b;
const BEL = 0x07;
const ZERO = 0x30;
const NINE = 0x39;
/** An exit status has at most three digits. */
const MAX_STATUS_DIGITS = 3;
const NOTHING = Buffer.alloc(0);

export function newNonce(): string {
  return Array.from({ length: NONCE_DIGITS }, () => randomInt(10)).join('');
}

/** What precedes the exit status in the end mark; BEL follows it. An OSC sequence, so a stray one is not shown. */
export function markPrefix(nonce: string): string {
  return `\x1b]5379;${nonce};`;
}

export interface MarkListener {
  /** Bytes of the dyno, in order, without marks; valid only during the call. */
  data(bytes: Uint8Array): void;
  mark(status: number): void;
}

/** Takes the end marks out of a stream, wherever its chunks are cut. */
export class EndMarkScanner {
  readonly #prefix: Buffer;
  readonly #listener: MarkListener;
  /** The end of what has come, as long as it may be the beginning of a mark. */
  #held: Buffer = NOTHING;

  constructor(nonce: string, listener: MarkListener) {
    this.#prefix = Buffer.from(markPrefix(nonce), 'latin1');
    this.#listener = listener;
  }

  push(chunk: Buffer): void {
    let rest = this.#held.length === 0 ? chunk : Buffer.concat([this.#held, chunk]);
    this.#held = NOTHING;
    for (let at = rest.indexOf(this.#prefix); at !== -1; at = rest.indexOf(this.#prefix)) {
      const end = this.#statusEnd(rest, at + this.#prefix.length);
      if (end === rest.length) return this.#hold(rest, at);
      const isMark = rest[end] === BEL && end > at + this.#prefix.length;
      this.#emit(rest.subarray(0, isMark ? at : end));
      if (isMark) this.#listener.mark(Number(rest.toString('latin1', at + this.#prefix.length, end)));
      rest = rest.subarray(isMark ? end + 1 : end);
    }
    this.#hold(rest, rest.length - this.#prefixAtEnd(rest));
  }

  /** Gives out what was held back: nothing follows that could make it a mark. */
  flush(): void {
    const held = this.#held;
    this.#held = NOTHING;
    this.#emit(held);
  }

  /** Index of the first byte after the digits at `from`. */
  #statusEnd(bytes: Buffer, from: number): number {
    let at = from;
    while (at < bytes.length && at < from + MAX_STATUS_DIGITS && bytes[at]! >= ZERO && bytes[at]! <= NINE) at++;
    return at;
  }

  /** How many bytes at the end are the beginning of a mark. ESC occurs in it once, so only the last can begin one. */
  #prefixAtEnd(bytes: Buffer): number {
    const at = bytes.lastIndexOf(ESC);
    const length = bytes.length - at;
    if (at === -1 || length >= this.#prefix.length) return 0;
    return bytes.compare(this.#prefix, 0, length, at) === 0 ? length : 0;
  }

  #hold(bytes: Buffer, from: number): void {
    this.#emit(bytes.subarray(0, from));
    // A copy: what comes next lies in the same memory.
    this.#held = from < bytes.length ? Buffer.from(bytes.subarray(from)) : NOTHING;
  }

  #emit(bytes: Buffer): void {
    if (bytes.length > 0) this.#listener.data(bytes);
  }
}
