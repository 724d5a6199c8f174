import type { Writable } from 'node:stream';
import { type Field, formatFields, isHopByHop, REPLACED } from './fields.ts';

/**
 * Fields that say how a message is to be read, where it goes, who sent it, or what is to be done with it: behind a body
 * it is too late for them, and who merges trailers into a head would take them for settled (RFC 9110 §6.5.1).
 */
const FORBIDDEN_TRAILERS = new Set([
  'age',
  'authorization',
  'cache-control',
  'content-encoding',
  'content-range',
  'content-type',
  'cookie',
  'date',
  'expect',
  'expires',
  'forwarded',
  'if-match',
  'if-modified-since',
  'if-none-match',
  'if-range',
  'if-unmodified-since',
  'location',
  'max-forwards',
  'origin',
  'pragma',
  'range',
  'retry-after',
  'server',
  'set-cookie',
  'trailer',
  'vary',
  'warning',
  'www-authenticate',
  'x-forwarded-host',
  'x-real-ip',
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

/** Ends a chunked body. @param trailers that may be passed on */
export function writeLastChunk(socket: Writable, trailers: readonly Field[]): void {
  socket.write(`0\r\n${formatFields(trailers)}\r\n`, 'latin1');
}

/**
 * Trailers that may be passed on, either way: none that a head would not pass or that the router writes itself.
 * @param connection what `Connection` of the message's head names, in lower case
 */
export function passableTrailers(trailers: readonly Field[], connection: readonly string[]): Field[] {
  return trailers.filter(([name]) => {
    const lower = name.toLowerCase();
    return !FORBIDDEN_TRAILERS.has(lower) && !REPLACED.has(lower) && !isHopByHop(lower, connection);
  });
}
