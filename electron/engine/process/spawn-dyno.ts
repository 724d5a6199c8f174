import { accessSync, constants, statSync } from 'node:fs';
import { DynodeckError } from '../../../shared/contract/failure.ts';
import type { DynoProcess, SpawnOptions } from './dyno-process.ts';
import { PosixDyno } from './posix-dyno.ts';
import { WindowsDyno } from './windows-dyno.ts';

/**
 * Runs a command in a terminal and session of its own.
 *
 * @throws {DynodeckError} `folder-unreadable` when there is no such folder to run it in.
 */
export function spawnDyno(options: SpawnOptions): DynoProcess {
  requireFolder(options.cwd);
  return process.platform === 'win32' ? new WindowsDyno(options) : new PosixDyno(options);
}

/** A bad folder would only show as text in the terminal, or on macOS not at all. */
function requireFolder(folder: string): void {
  try {
    if (!statSync(folder).isDirectory()) {
      throw new DynodeckError('folder-unreadable', `${folder} is not a folder, so nothing can run in it.`);
    }
    accessSync(folder, constants.X_OK);
  } catch (error) {
    if (error instanceof DynodeckError) throw error;
    const reason = (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'does not exist' : 'cannot be entered';
    throw new DynodeckError('folder-unreadable', `${folder} ${reason}, so nothing can run in it.`, { cause: error });
  }
}
