/** What a terminal shows of a byte that is no UTF-8. */
const REPLACEMENT = 0xfffd;

const CONTINUATION_BITS = 0x3f;
const LOWEST: readonly number[] = [0, 0x80, 0x800, 0x1_0000];
const LAST_CODE_POINT = 0x10_ffff;

/** Reads UTF-8 that comes in pieces, character by character. */
export class CodePoints {
  #code = 0;
  /** Bytes of the character that is being read, and how many it has. */
  readonly #held: number[] = [];
  #size = 0;

  readonly #take: (code: number) => void;

  constructor(take: (code: number) => void) {
    this.#take = take;
  }

  write(bytes: Uint8Array, from: number, to: number): void {
    for (let at = from; at < to; at++) {
      const byte = bytes[at] as number;
      if (this.#size > 0 && (byte & 0xc0) === 0x80) this.#continue(byte);
      else this.#begin(byte);
    }
  }

  /** Nothing follows that could complete a character. */
  end(): void {
    const lost = this.#held.length;
    this.#held.length = 0;
    this.#size = 0;
    for (let count = 0; count < lost; count++) this.#take(REPLACEMENT);
  }

  #begin(byte: number): void {
    if (this.#size > 0) this.end();
    if (byte < 0x80) return this.#take(byte);
    this.#size = sizeOf(byte);
    this.#held.push(byte);
    this.#code = byte & (0x7f >> this.#size);
    if (this.#size === 0) this.end();
  }

  #continue(byte: number): void {
    this.#held.push(byte);
    this.#code = (this.#code << 6) | (byte & CONTINUATION_BITS);
    if (this.#held.length < this.#size) return;
    const code = this.#code;
    const isSurrogate = code >= 0xd800 && code <= 0xdfff;
    if (code < (LOWEST[this.#size - 1] as number) || code > LAST_CODE_POINT || isSurrogate) return this.end();
    this.#held.length = 0;
    this.#size = 0;
    this.#take(code);
  }
}

/** How many bytes a character has that begins with this one; 0: none does. */
function sizeOf(lead: number): number {
  if (lead >= 0xf0) return lead < 0xf8 ? 4 : 0;
  if (lead >= 0xe0) return 3;
  return lead >= 0xc2 ? 2 : 0;
}
