import { chmodSync, lstatSync, mkdirSync, type Stats } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

const OWNER_ONLY = 0o700;
const OTHERS = 0o077;
/** Windows keeps its named pipes here; they look like files of one folder. */
export const PIPE_DIRECTORY = '\\\\.\\pipe\\';

/** The folder this engine's socket goes to: the first of these that can be had. */
export function socketDirectories(environment: NodeJS.ProcessEnv, platform = process.platform): string[] {
  if (platform === 'win32') return [PIPE_DIRECTORY];
  const { uid } = userInfo();
  const runtime = environment['XDG_RUNTIME_DIR'];
  // A shell that came by `su` or `ssh` may lack the variable which the desktop app was started with.
  const folders = [`/run/user/${uid}/dynodeck`, join(tmpdir(), `dynodeck-${uid}`)];
  return [...new Set(runtime ? [join(runtime, 'dynodeck'), ...folders] : folders)];
}

/** Tells whether a folder exists and only we can reach into it: what is in it was put there by this user. */
export function isOurs(folder: string): boolean {
  if (folder === PIPE_DIRECTORY) return true;
  const stats = statsOf(folder);
  return stats !== null && stats.isDirectory() && stats.uid === userInfo().uid && (stats.mode & OTHERS) === 0;
}

/** The facts of a folder; null also where one above it is a file, or may not be entered. */
function statsOf(folder: string): Stats | null {
  try {
    return lstatSync(folder);
  } catch {
    return null;
  }
}

/**
 * Makes the folder for sockets, for this user alone.
 * @returns null, or why it cannot be used
 */
export function prepareDirectory(folder: string): string | null {
  if (folder === PIPE_DIRECTORY) return null;
  try {
    mkdirSync(folder, { mode: OWNER_ONLY });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'EEXIST') return `${folder} cannot be made (${code})`;
  }
  const stats = lstatSync(folder);
  // In a shared temporary folder anybody could have made it first, to listen in our place.
  if (!stats.isDirectory() || stats.uid !== userInfo().uid) return `${folder} belongs to somebody else`;
  if ((stats.mode & OTHERS) !== 0) chmodSync(folder, OWNER_ONLY);
  return null;
}

let made = 0;

/** A name for the socket of one engine of this process; the first is just its pid. */
export function socketName(platform: NodeJS.Platform = process.platform): string {
  made += 1;
  const number = made === 1 ? '' : `-${made}`;
  return platform === 'win32' ? `${pipePrefix()}${process.pid}${number}` : `engine-${process.pid}${number}.sock`;
}

/** Tells whether a file in the folder of sockets is the socket of an engine of this user. */
export function isSocketName(name: string, platform: NodeJS.Platform = process.platform): boolean {
  return platform === 'win32' ? name.startsWith(pipePrefix()) : /^engine-\d+(-\d+)?\.sock$/.test(name);
}

/** The process that listens on a socket, by its name. */
export function pidOfSocket(name: string, platform: NodeJS.Platform = process.platform): number {
  return Number.parseInt(name.slice((platform === 'win32' ? pipePrefix() : 'engine-').length), 10);
}

/** Named pipes of all users stand side by side. */
function pipePrefix(): string {
  return `dynodeck-${userInfo().username}-`;
}
