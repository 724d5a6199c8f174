import type { Socket } from 'node:net';

/**
 * The time for the client to read the last response, in milliseconds: long for a network, and no dyno is held
 * meanwhile.
 */
export const LINGER_MS = 2_000;

/**
 * Ends a connection so that the last response arrives. To close it while bytes of the client come in would make the
 * system throw away what the client has not read yet.
 */
export function closeGracefully(socket: Socket): void {
  const timer = setTimeout(() => socket.destroy(), LINGER_MS);
  socket.once('close', () => clearTimeout(timer));
  socket.end();
  socket.resume();
}
