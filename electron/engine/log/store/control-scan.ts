const SPACE = 0x20;
const TAB = 0x09;
const DELETE = 0x7f;
/** Begins the two bytes of a C1 control, and of much else that is text: `é` has another, `°` has this one. */
export const C1_LEAD = 0xc2;
const HIGH_BITS = 0x8080_8080 | 0;
const NO_WORDS = new Int32Array(0);
const ONES = 0x0101_0101;
const SPACES = 0x2020_2020;

/** 1 for the bytes that may be a control. A tab is text: it moves the cursor, and a line that only grows keeps it. */
const MAYBE_CONTROL = Uint8Array.from({ length: 256 }, (_, byte) =>
  (byte < SPACE && byte !== TAB) || byte === DELETE || byte === C1_LEAD ? 1 : 0,
);

/**
 * Finds the controls in a chunk: every byte that a terminal does something else with than print it. Most chunks are
 * text, so four bytes are looked at in one step; which of them it was is asked only where one stands out.
 */
export class ControlScan {
  #bytes: Uint8Array = new Uint8Array(0);
  #words = NO_WORDS;
  /** Bytes before the first word. */
  #head = 0;

  begin(bytes: Uint8Array): void {
    this.#bytes = bytes;
    this.#head = Math.min(-bytes.byteOffset & 3, bytes.length);
    const words = (bytes.length - this.#head) >>> 2;
    const start = bytes.byteOffset + this.#head;
    this.#words = words === 0 ? NO_WORDS : new Int32Array(bytes.buffer as ArrayBuffer, start, words);
  }

  /** Index of the first control at or after `from`, where bytes are left that may become one too; else their length. */
  next(from: number): number {
    const bytes = this.#bytes;
    const words = this.#words;
    const head = this.#head;
    const count = words.length;
    for (let at = from; at < head; at++) if (isControl(bytes, at)) return at;
    for (let word = Math.max(from - head, 0) >> 2; word < count; word++) {
      while (word + 3 < count && !standOut(words, word)) word += 4;
      while (word < count && !standsOut(words[word] as number)) word++;
      if (word === count) break;
      const end = head + 4 * word + 4;
      for (let at = Math.max(end - 4, from); at < end; at++) if (isControl(bytes, at)) return at;
    }
    for (let at = Math.max(head + 4 * count, from); at < bytes.length; at++) if (isControl(bytes, at)) return at;
    return bytes.length;
  }
}

/** Whether one of four bytes is below space, DEL or beyond ASCII; or is none of these, but follows one. */
function standsOut(word: number): boolean {
  return ((word | (word + ONES) | (word - SPACES)) & HIGH_BITS) !== 0;
}

/** Whether one of the sixteen bytes of four words does. */
function standOut(words: Int32Array, at: number): boolean {
  const a = words[at] as number;
  const b = words[at + 1] as number;
  const c = words[at + 2] as number;
  const d = words[at + 3] as number;
  const first = a | (a + ONES) | (a - SPACES) | b | (b + ONES) | (b - SPACES);
  const second = c | (c + ONES) | (c - SPACES) | d | (d + ONES) | (d - SPACES);
  return ((first | second) & HIGH_BITS) !== 0;
}

function isControl(bytes: Uint8Array, at: number): boolean {
  const byte = bytes[at] as number;
  if (MAYBE_CONTROL[byte] === 0) return false;
  return byte !== C1_LEAD || at + 1 === bytes.length || isC1(bytes[at + 1] as number);
}

/** Whether a byte after {@link C1_LEAD} makes the two a control. */
export function isC1(byte: number): boolean {
  return (byte & 0xe0) === 0x80;
}
