import type { Readable } from 'node:stream';

/** Reads no more for now: the system makes the other side wait. Unlike a pty, a socket loses nothing by that. */
export function pauseReading(socket: Readable): void {
  // oxlint-disable-next-line no-restricted-properties
  socket.pause();
}
