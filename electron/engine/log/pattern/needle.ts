import type { Pattern } from './pattern.ts';

const CASE_BIT = 0x20;
const MAX_ASCII = 0x7f;
const LOWER = Uint8Array.from({ length: 256 }, (_, byte) => (byte >= 0x41 && byte <= 0x5a ? byte | CASE_BIT : byte));

/**
 * A literal text to look for in UTF-8 bytes, whatever its case. A text of ASCII characters is found in the bytes
 * themselves (Horspool's algorithm, both cases in one table) and folds A–Z only. Any other text is looked for in
 * decoded lines, folded by Unicode's rules; only lines with bytes beyond ASCII can hold it.
 */
export class Needle implements Pattern {
  readonly #lower: string;
  readonly #pattern: Uint8Array;
  /** How far to move on after a window whose last byte is the index. */
  readonly #skips = new Uint32Array(256);
  readonly isExact: boolean;

  /** @param text at least one character */
  constructor(text: string) {
    this.#lower = text.toLowerCase();
    this.#pattern = Buffer.from(this.#lower).map((byte) => LOWER[byte] as number);
    this.isExact = this.#pattern.every((byte) => byte <= MAX_ASCII);
    const last = this.#pattern.length - 1;
    this.#skips.fill(last + 1);
    for (let at = 0; at < last; at++) {
      const byte = this.#pattern[at] as number;
      this.#skips[byte] = last - at;
      if (byte >= 0x61 && byte <= 0x7a) this.#skips[byte & ~CASE_BIT] = last - at;
    }
  }

  /** Where in `bytes[from..to)` the text can stand first, or -1. For an ASCII text: where it does stand. */
  candidate(bytes: Uint8Array, from: number, to: number): number {
    return this.isExact ? this.#find(bytes, from, to) : firstBeyondAscii(bytes, from, to);
  }

  /** Whether `bytes[from..to)` holds the text. */
  isIn(bytes: Buffer, from: number, to: number): boolean {
    if (this.isExact) return this.#find(bytes, from, to) >= 0;
    return bytes.toString('utf8', from, to).toLowerCase().includes(this.#lower);
  }

  #find(bytes: Uint8Array, from: number, to: number): number {
    const pattern = this.#pattern;
    const skips = this.#skips;
    const last = pattern.length - 1;
    const lastByte = pattern[last] as number;
    let at = from + last;
    while (at < to) {
      const byte = bytes[at] as number;
      if (LOWER[byte] === lastByte && this.#matchesAt(bytes, at - last)) return at - last;
      at += skips[byte] as number;
    }
    return -1;
  }

  #matchesAt(bytes: Uint8Array, start: number): boolean {
    const pattern = this.#pattern;
    for (let at = pattern.length - 2; at >= 0; at--) {
      if (LOWER[bytes[start + at] as number] !== pattern[at]) return false;
    }
    return true;
  }
}

function firstBeyondAscii(bytes: Uint8Array, from: number, to: number): number {
  for (let at = from; at < to; at++) if ((bytes[at] as number) > MAX_ASCII) return at;
  return -1;
}
