import { createHash } from 'node:crypto';

/** What large bodies are made of, as in `fixtures/servers/echo.mjs`. */
export const BLOCK = Buffer.alloc(64 * 1024, 'abcdefghijklmnopqrstuvwxyz012345');

/** Of the bytes that the echo server sends for /bytes. */
export function hashOfBlocks(bytes: number): string {
  const hash = createHash('sha256');
  for (let left = bytes; left > 0; left -= BLOCK.length) hash.update(BLOCK.subarray(0, Math.min(left, BLOCK.length)));
  return hash.digest('hex');
}
