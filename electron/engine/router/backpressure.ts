import type { Readable } from 'node:stream';

/** Reads no more for now: the system makes the other side wait. Unlike a pty, a socket loses nothing by that. */
export function pauseReading(socket: Readable): void {
  // oxlint-disable-next-line no-restricted-properties
  socket.pause();
}

/** A piece takes at least this part of the memory it lies in, or it is copied out of it before it has to wait. */
const MIN_SHARE = 1 / 4;

/**
 * Makes a piece ready to wait: one that is small beside the memory it lies in would keep all of that.
 * @param taken called at once for what was copied, as the memory may be used again
 * @returns the piece, and what is to be called once it has gone
 */
export function readyToWait(piece: Buffer, taken: () => void): [piece: Buffer, taken: () => void] {
  if (piece.length >= piece.buffer.byteLength * MIN_SHARE) return [piece, taken];
  const copy = Buffer.from(piece);
  taken();
  return [copy, nothing];
}

function nothing(): void {}
