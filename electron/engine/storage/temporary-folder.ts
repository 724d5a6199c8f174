import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemReason } from '../system/system-reason.ts';

/** Where TMPDIR leads nowhere, or may not be written. */
const OTHERS = process.platform === 'win32' ? [] : ['/tmp', '/var/tmp', '/dev/shm'];

/**
 * Makes a folder for what need not last, for this user alone: in $TMPDIR, else where the system has such folders.
 * @throws a sentence when it cannot be made anywhere
 */
export function makeTemporaryFolder(prefix: string): string {
  let first: unknown;
  for (const folder of [tmpdir(), ...OTHERS]) {
    try {
      return mkdtempSync(join(folder, prefix));
    } catch (error) {
      first ??= error;
    }
  }
  const reason = systemReason(first);
  throw new Error(`No temporary folder can be made in ${tmpdir()}: ${reason}. Set TMPDIR to one that can be written.`);
}
