import { MAX_CODE_POINT, type Range } from './code-points.ts';

const MAX_ASCII = 0x7f;
/** The last code point of each length in UTF-8. */
const LENGTH_ENDS = [MAX_ASCII, 0x7ff, 0xffff, MAX_CODE_POINT];
const CONTINUATION_BITS = 6;

/** Ranges of bytes, one per byte: the UTF-8 of the characters of a range takes one of several such sequences. */
export type ByteSequence = Range[];

/** The UTF-8 of all characters from `low` to `high`. */
export function utf8Sequences([low, high]: Range): ByteSequence[] {
  const sequences: ByteSequence[] = [];
  let start = low;
  for (const end of LENGTH_ENDS) {
    if (start > high) break;
    if (start > end) continue;
    splitByBytes(start, Math.min(high, end), sequences);
    start = end + 1;
  }
  return sequences;
}

/** Cuts a range of characters of one length until each of its bytes runs over a range of its own. */
function splitByBytes(low: number, high: number, sequences: ByteSequence[]): void {
  if (high > MAX_ASCII) {
    for (let bits = CONTINUATION_BITS; bits < 3 * CONTINUATION_BITS + 1; bits += CONTINUATION_BITS) {
      const mask = (1 << bits) - 1;
      if ((low & ~mask) === (high & ~mask)) continue;
      if ((low & mask) !== 0) {
        splitByBytes(low, low | mask, sequences);
        return splitByBytes((low | mask) + 1, high, sequences);
      }
      if ((high & mask) !== mask) {
        splitByBytes(low, (high & ~mask) - 1, sequences);
        return splitByBytes(high & ~mask, high, sequences);
      }
    }
  }
  const first = utf8Bytes(low);
  const last = utf8Bytes(high);
  sequences.push(first.map((byte, at): Range => [byte, last[at] as number]));
}

/** Lone surrogates too, which no valid text holds. */
function utf8Bytes(code: number): number[] {
  if (code <= MAX_ASCII) return [code];
  const bytes: number[] = [];
  let rest = code;
  let room = 0x3f;
  while (rest > room) {
    bytes.unshift(0x80 | (rest & 0x3f));
    rest >>= CONTINUATION_BITS;
    room >>= 1;
  }
  bytes.unshift((~room << 1) & 0xff | rest);
  return bytes;
}
