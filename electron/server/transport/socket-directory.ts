import { chmodSync, lstatSync, mkdirSync, type Stats } from 'node:fs';
import { tmpdir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { loginName } from '../../engine/system/user.ts';

const OWNER_ONLY = 0o700;
const OTHERS = 0o077;
/** Windows keeps its named pipes here; they look like files of one folder. */
export const PIPE_DIRECTORY = '\\\\.\\pipe\\';

/** What fits into an address of a Unix socket, in bytes; Node cuts off what is longer. */
const ADDRESS_BYTES = process.platform === 'linux' ? 107 : 103;
/** Stays when TMPDIR is another in another shell, is gone, or is too long. */
const LASTING = '/tmp';

/** The folder this engine's socket goes to: the first of these that can be had. */
export function socketDirectories(environment: NodeJS.ProcessEnv, platform = process.platform): string[] {
  if (platform === 'win32') return [PIPE_DIRECTORY];
  const uid = ownUid();
  const runtime = environment['XDG_RUNTIME_DIR'];
  // A shell that came by `su` or `ssh` may lack the variable which the desktop app was started with.
  const temporary = platform === 'darwin' ? [tmpdir(), LASTING] : [LASTING, tmpdir()];
  const folders = [`/run/user/${uid}/dynodeck`, ...temporary.map((folder) => join(folder, `dynodeck-${uid}`))];
  return [...new Set(runtime !== undefined && isAbsolute(runtime) ? [join(runtime, 'dynodeck'), ...folders] : folders)];
}

/** Whether a socket can have this path. */
export function isAddress(path: string): boolean {
  return path.startsWith(PIPE_DIRECTORY) || Buffer.byteLength(path) <= ADDRESS_BYTES;
}

/** By number: a container may run as a user that has no name. */
function ownUid(): number {
  return process.getuid?.() ?? -1;
}

/** Tells whether a folder exists and only we can reach into it: what is in it was put there by this user. */
export function isOurs(folder: string): boolean {
  if (folder === PIPE_DIRECTORY) return true;
  const stats = statsOf(folder);
  return stats !== null && stats.isDirectory() && stats.uid === ownUid() && (stats.mode & OTHERS) === 0;
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
  if (!stats.isDirectory() || stats.uid !== ownUid()) return `${folder} belongs to somebody else`;
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
  return `dynodeck-${loginName()}-`;
}
