import type { Writable } from 'node:stream';
import { type Field, formatFields } from './fields.ts';

/** Fields that say how a message is to be read, or where it goes: behind a body it is too late for them. */
const FORBIDDEN_TRAILERS = new Set([
  'authorization',
  'connection',
  'content-encoding',
  'content-length',
  'content-type',
  'cookie',
  'host',
  'set-cookie',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/**
 * Writes a piece of a body, in a chunk of its own where the framing is chunked.
 * @param taken called when its bytes are not needed any more
 */
export function writePiece(socket: Writable, piece: Buffer, isChunked: boolean, taken = (): void => {}): void {
  if (!isChunked) {
    socket.write(piece, taken);
    return;
  }
  if (piece.length === 0) return taken();
  // The chunks of one read go out together: a system call for each costs more than passing its bytes on.
  socket.cork();
  process.nextTick(uncork, socket);
  socket.write(`${piece.length.toString(16)}\r\n`, 'latin1');
  socket.write(piece, taken);
  socket.write('\r\n', 'latin1');
}

function uncork(socket: Writable): void {
  socket.uncork();
}

/** Ends a chunked body. */
export function writeLastChunk(socket: Writable, trailers: readonly Field[]): void {
  socket.write(`0\r\n${formatFields(passableTrailers(trailers))}\r\n`, 'latin1');
}

export function passableTrailers(trailers: readonly Field[]): Field[] {
  return trailers.filter(([name]) => !FORBIDDEN_TRAILERS.has(name.toLowerCase()));
}
