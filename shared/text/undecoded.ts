/**
 * A byte that is no UTF-8, in a text that was read from a file: each such byte is half a surrogate pair, U+DC00 above
 * itself, which no text in UTF-8 can hold.
 */
export const UNDECODED = /[\udc80-\udcff]/u;

/** The byte becomes this. @param byte 0x80 to 0xff */
export function undecoded(byte: number): string {
  return String.fromCharCode(0xdc00 + byte);
}
