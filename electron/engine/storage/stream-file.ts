import { type BigIntStats, close, constants, open, read, readSync, statSync } from 'node:fs';
import { isatty } from 'node:tty';
import { promisify } from 'node:util';
import { setTimeout as delay } from 'node:timers/promises';
import { sizeLabel } from './bounded-read.ts';

/**
 * Files that give what they hold once: named pipes, such as password managers serve an env file as, and the pipes of a
 * shell's process substitution (`-e <(…)`). Who reads them takes what they hold, so that each is read one time only.
 */

/** Milliseconds for somebody to open a named pipe for writing: who serves one waits for its reader. */
const WRITER_MS = 3_000;
/** Milliseconds for all of it to come: whoever writes may be asking for a password or a fingerprint. */
const WHOLE_MS = 60_000;
/** Milliseconds between two looks at a pipe that is empty. */
const LOOK_MS = 2;
/**
 * Milliseconds for which it is looked at without a pause, at first and behind what came: a writer that opens it again
 * while it is still open here would be taken for the same one, and what it serves be read twice over.
 */
const EAGER_MS = 3;
const CHUNK_BYTES = 64 * 1024;

const openFile = promisify(open);
const closeFile = promisify(close);
const readFile = promisify(read);

/** Why a stream gives no text; to be followed by what to do. */
export class StreamError extends Error {}

/** @returns the descriptor of this process that a path is another name of; null for one that any process can open */
export function descriptorOf(path: string): number | null {
  if (path === '/dev/stdin') return 0;
  const number = /^\/(?:dev|proc\/self)\/fd\/(\d+)$/.exec(path)?.[1];
  return number === undefined ? null : Number(number);
}

/** Tells whether what is read from such a file has gone from it. */
export function isStream(info: BigIntStats): boolean {
  return info.isFIFO() || info.isCharacterDevice() || info.isSocket();
}

/** Tells whether changes of a file are a reason to read it again: those of a stream only say that somebody writes. */
export function isWatchable(path: string): boolean {
  if (descriptorOf(path) !== null) return false;
  try {
    return !isStream(statSync(path, { bigint: true }));
  } catch {
    // It may come.
    return true;
  }
}

/** By path and identity of a stream: what it has given, for as long as an app may ask for it. */
const kept = new Map<string, Promise<Buffer>>();

/**
 * Reads all that a stream holds the first time, and gives what was read then later.
 * @param info of the file at the path
 * @throws {StreamError} the first time, and later, when it could not be read in time
 */
export function readStream(path: string, info: BigIntStats, maxBytes: number): Promise<Buffer> {
  const key = keyOf(path, info);
  const known = kept.get(key);
  if (known !== undefined) return known;
  const reading = readOnce(path, info, maxBytes);
  kept.set(key, reading);
  return reading;
}

/**
 * Lets named pipes be read again, by who opens their app the next time. What a descriptor gave is kept: it has ended.
 * @param paths absolute
 */
export function forgetStreams(paths: readonly string[]): void {
  for (const path of paths.filter((path) => descriptorOf(path) === null)) {
    for (const key of kept.keys()) if (key.startsWith(`${path}\0`)) kept.delete(key);
  }
}

function keyOf(path: string, { dev, ino }: BigIntStats): string {
  return `${path}\0${dev}\0${ino}`;
}

async function readOnce(path: string, info: BigIntStats, maxBytes: number): Promise<Buffer> {
  const inherited = descriptorOf(path);
  // A socket has no path to be opened by: the descriptor itself is read.
  if (info.isSocket()) {
    if (inherited === null) throw new StreamError('is a socket');
    return readAll(inherited, maxBytes, true);
  }
  const descriptor = await openFile(path, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOCTTY);
  try {
    if (isatty(descriptor)) throw new StreamError('is a terminal');
    return await readAll(descriptor, maxBytes, inherited !== null || !info.isFIFO());
  } finally {
    await closeFile(descriptor);
  }
}

/** @param hasWriter it has, or had, somebody who writes: nothing to read means the end */
async function readAll(descriptor: number, maxBytes: number, hasWriter: boolean): Promise<Buffer> {
  const chunks: Buffer[] = [];
  const begun = performance.now();
  let bytes = 0;
  let isWritten = hasWriter;
  let eagerUntil = begun + EAGER_MS;
  for (;;) {
    const chunk = performance.now() < eagerUntil ? readNow(descriptor) : await readSome(descriptor);
    if (chunk !== null && chunk.length > 0) {
      bytes += chunk.length;
      if (bytes > maxBytes) throw new StreamError(`gives more than ${sizeLabel(maxBytes)}`);
      chunks.push(chunk);
      eagerUntil = performance.now() + EAGER_MS;
    }
    if (chunk === null || chunk.length > 0) isWritten = true;
    else if (isWritten) return Buffer.concat(chunks);
    const limit = isWritten ? WHOLE_MS : WRITER_MS;
    const now = performance.now();
    if (now - begun > limit) throw new StreamError(tooLate(isWritten));
    if (now > eagerUntil) await delay(LOOK_MS);
  }
}

function tooLate(isWritten: boolean): string {
  return isWritten
    ? `is a pipe that did not come to an end within ${WHOLE_MS / 1000} seconds`
    : `is a named pipe that nobody wrote to within ${WRITER_MS / 1000} seconds`;
}

/** Null: there is nothing now, but somebody may write. Empty: nobody has it open for writing. */
async function readSome(descriptor: number): Promise<Buffer | null> {
  try {
    const { bytesRead, buffer } = await readFile(descriptor, Buffer.alloc(CHUNK_BYTES), 0, CHUNK_BYTES, null);
    return buffer.subarray(0, bytesRead);
  } catch (error) {
    return unlessLater(error);
  }
}

function readNow(descriptor: number): Buffer | null {
  try {
    const buffer = Buffer.alloc(CHUNK_BYTES);
    return buffer.subarray(0, readSync(descriptor, buffer, 0, CHUNK_BYTES, null));
  } catch (error) {
    return unlessLater(error);
  }
}

function unlessLater(error: unknown): null {
  if ((error as NodeJS.ErrnoException).code === 'EAGAIN') return null;
  throw error;
}
