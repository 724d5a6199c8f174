import { createHash } from 'node:crypto';
import { once } from 'node:events';
import type { Writable } from 'node:stream';

/** What large bodies are made of, as in `fixtures/servers/echo.mjs`. */
export const BLOCK = Buffer.alloc(64 * 1024, 'abcdefghijklmnopqrstuvwxyz012345');

/** Of the bytes that the echo server sends for /bytes. */
export function hashOfBlocks(bytes: number): string {
  const hash = createHash('sha256');
  for (let left = bytes; left > 0; left -= BLOCK.length) hash.update(BLOCK.subarray(0, Math.min(left, BLOCK.length)));
  return hash.digest('hex');
}

/** Sends as many bytes of them, as fast as they are taken, and no others. */
export async function sendBlocks(to: Writable, bytes: number): Promise<void> {
  for (let left = bytes; left > 0; left -= BLOCK.length) {
    if (!to.write(BLOCK.subarray(0, Math.min(left, BLOCK.length)))) await once(to, 'drain');
  }
  to.end();
}
