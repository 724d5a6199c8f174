const BEL = 0x07;
const CAN = 0x18;
const SUB = 0x1a;
const ESC = 0x1b;
/** The byte that, after ESC, begins an operating system command. */
const OSC = 0x5d;

/**
 * Copies what a terminal would show of `source[from..to)` into `target`, which must have room for all of it: the same
 * bytes without escape sequences. A sequence that does not end takes the rest of the line with it.
 * @returns the number of bytes copied
 */
export function copyVisible(source: Uint8Array, from: number, to: number, target: Uint8Array): number {
  let length = 0;
  let at = from;
  while (at < to) {
    const byte = source[at] as number;
    if (byte === ESC) {
      at = endOfSequence(source, at + 1, to);
    } else {
      target[length++] = byte;
      at++;
    }
  }
  return length;
}

/** Index after the escape sequence whose byte after ESC is at `at`. */
function endOfSequence(source: Uint8Array, at: number, to: number): number {
  switch (source[at]) {
    case 0x5b: // [ starts a control sequence: ends with a final byte
      return after(source, at + 1, to, 0x40, 0x7e);
    case OSC:
      return afterString(source, at + 1, to, BEL);
    case 0x50: // P, X, ^, _ start the other strings
    case 0x58:
    case 0x5e:
    case 0x5f:
      return afterString(source, at + 1, to, SUB);
    default: // intermediates, then a final byte
      return after(source, at, to, 0x30, 0x7e);
  }
}

function after(source: Uint8Array, from: number, to: number, lowest: number, highest: number): number {
  for (let at = from; at < to; at++) {
    const byte = source[at] as number;
    if (byte === ESC) return at;
    if (byte === CAN || byte === SUB || (byte >= lowest && byte <= highest)) return at + 1;
  }
  return to;
}

/** @param terminator ends this kind of string too, beside ESC \, CAN and SUB */
function afterString(source: Uint8Array, from: number, to: number, terminator: number): number {
  for (let at = from; at < to; at++) {
    const byte = source[at] as number;
    if (byte === terminator || byte === CAN || byte === SUB) return at + 1;
    // The backslash of ESC \ is the final byte of a sequence of its own.
    if (byte === ESC) return at;
  }
  return to;
}
