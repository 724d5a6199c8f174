import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { AppChoice } from '../app/app-options.ts';
import { CommandFailure } from '../output/failure.ts';
import { descriptorOf } from '../../engine/storage/stream-file.ts';
import type { Installation } from '../app/installation.ts';

export interface OpenWindowOptions extends AppChoice {
  /** As typed; null: the current folder. */
  folder: string | null;
}

/**
 * `dynodeck [DIR]`: the desktop window on a folder; the current one, when none is named.
 * @returns the exit status of the desktop app
 */
export async function openWindow(args: OpenWindowOptions, installation: Installation): Promise<number> {
  requireFolder(args.folder);
  refuseDescriptors(args);
  const electron = findElectron();
  if (electron === null) {
    console.error('dynodeck: there is no Electron here to open a window with: use `dynodeck serve` for the browser.');
    return 1;
  }
  const child = spawn(electron, [installation.appFolder, ...desktopArguments(args)], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
  try {
    const [status] = (await once(child, 'exit')) as [number | null];
    return status ?? 1;
  } catch (error) {
    console.error(`dynodeck: Electron does not start: ${error instanceof Error ? error.message : error}`);
    return 1;
  }
}

/** A command that was mistyped reads like a folder that is not there. */
function requireFolder(folder: string | null): void {
  if (folder === null || existsSync(folder)) return;
  throw new CommandFailure(`There is no command and no folder \`${folder}\`. See \`dynodeck --help\`.`);
}

/** Another process cannot read what this one was given as a descriptor. */
function refuseDescriptors({ procfile, envFiles }: OpenWindowOptions): void {
  const given = [procfile, ...(envFiles ?? [])].find((file) => file !== null && descriptorOf(file) !== null);
  if (!given) return;
  throw new CommandFailure(`${given} is open in this command alone: use \`dynodeck local\`, \`serve\` or a file's name.`);
}

/** Finds Electron's program: in plain Node the package exports its path, and throws where that cannot be had. */
function findElectron(): string | null {
  try {
    return createRequire(import.meta.url)('electron') as string;
  } catch {
    return null;
  }
}

function desktopArguments({ folder, procfile, envFiles, port }: OpenWindowOptions): string[] {
  return [
    resolve(folder ?? '.'),
    ...(procfile === null ? [] : ['-f', procfile]),
    ...(envFiles === null ? [] : ['-e', envFiles.join(',')]),
    ...(port === null ? [] : ['-p', String(port)]),
  ];
}
