import { splitPoint } from '../../terminal/utf8.ts';
import { MAX_PARAMETER_BYTES } from './line-sequences.ts';

/** Heroku splits longer lines into pieces of this many bytes (docs/heroku.md §4). */
export const HEROKU_LINE_BYTES = 10_000;

const ESC = 0x1b;
/** `m`, the end of the only sequences that a line of the log holds. */
const END_OF_STYLE = 0x6d;

/**
 * A line of the log in pieces of at most `limit` bytes, cut neither inside a character nor inside a colour. They share
 * the line's memory; one that is not too long is the only piece.
 */
export function linePieces(line: Uint8Array, limit: number): Uint8Array[] {
  const pieces: Uint8Array[] = [];
  let rest = line;
  while (rest.length > limit) {
    const cut = cutIn(rest, limit);
    pieces.push(rest.subarray(0, cut));
    rest = rest.subarray(cut);
  }
  pieces.push(rest);
  return pieces;
}

function cutIn(line: Uint8Array, limit: number): number {
  const cut = splitPoint(line.subarray(0, limit), line[limit] as number);
  const escape = line.lastIndexOf(ESC, cut - 1);
  if (escape <= 0 || cut - escape > MAX_PARAMETER_BYTES + 2) return cut;
  return line.subarray(escape, cut).includes(END_OF_STYLE) ? cut : escape;
}
