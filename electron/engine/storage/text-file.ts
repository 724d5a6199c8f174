import { constants } from 'node:fs';
import { open, readlink, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { DynodeckError } from '../../../shared/contract/failure.ts';
import { systemReason } from '../system/system-reason.ts';
import { isStream, readStream, StreamError } from './stream-file.ts';
import { type DecodedText, decodeText, type TextEncoding } from './text-encoding.ts';

/** Bytes. A Procfile or env file has a few kilobytes; more is a mistake such as naming a log file. */
const MAX_FILE_BYTES = 4 * 1024 * 1024;
/** Opening what became a named pipe this moment would otherwise wait for a writer. Windows has neither. */
const READ_WITHOUT_WAITING = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/** A file that an app's owner writes, as it was when it was read. */
export interface TextFile {
  bytes: Buffer;
  text: string;
  encoding: TextEncoding;
  mode: number;
  uid: number;
  gid: number;
  ino: number;
  size: number;
  mtimeMs: number;
}

/** A file that is there and cannot be used as text. The message is a sentence or two about "it". */
export class UnusableFileError extends DynodeckError {
  /** @param predicate what is wrong with the file, to follow its name: `is not a regular file` */
  constructor(
    readonly predicate: string,
    advice: string,
  ) {
    super('bad-request', `It ${predicate}${advice}`);
  }
}

/**
 * A text file of an app, read at once.
 * @returns null when there is none
 * @throws {UnusableFileError} when it cannot be used
 */
export async function readTextFile(path: string): Promise<TextFile | null> {
  const handle = await open(path, READ_WITHOUT_WAITING).catch((error: unknown) => missing(path, error));
  if (handle === null) return null;
  try {
    const info = await handle.stat();
    if (info.isDirectory()) throw new UnusableFileError('is a folder, not a file', '. Name a file instead.');
    if (!info.isFile()) throw new UnusableFileError('is not a regular file', ', so it was not read.');
    if (info.size > MAX_FILE_BYTES) throw new UnusableFileError('is larger than 4 MiB', ', so it was not read.');
    const bytes = await handle.readFile();
    const { mode, uid, gid, ino, size, mtimeMs } = info;
    return { bytes, ...decoded(bytes), mode, uid, gid, ino, size, mtimeMs };
  } catch (error) {
    throw error instanceof UnusableFileError ? error : unreadable(error);
  } finally {
    await handle.close();
  }
}

/** What a file gives, and why it gives nothing where it is there and cannot be used. */
export interface AppText {
  /** Null when it is missing or cannot be used. */
  text: string | null;
  /** Why it cannot be used, in a sentence or two; null when it was read, and when it is just not there. */
  problem: string | null;
  /** What its owner should know though it was read. */
  warning: string | null;
}

/**
 * A text file or stream of an app, for who lists problems. A stream is read once, and later gives what it gave then
 * (see {@link readStream}). Never rejects.
 * @param path absolute, or below the current folder
 */
export async function readAppText(path: string): Promise<AppText> {
  try {
    const { text = null, encoding = null } = (await readStreamText(path)) ?? (await readTextFile(path)) ?? {};
    const isUtf16 = encoding !== null && encoding !== 'utf-8';
    return { text, problem: null, warning: isUtf16 ? IN_UTF_16 : null };
  } catch (error) {
    return { text: null, problem: (error as UnusableFileError).message, warning: null };
  }
}

const IN_UTF_16 = 'It is in UTF-16, which `heroku local` and most other programs cannot read: save it as UTF-8.';

/** @returns null for what is no stream */
async function readStreamText(path: string): Promise<DecodedText | null> {
  const info = await stat(path, { bigint: true }).catch(() => null);
  if (info === null || !isStream(info)) return null;
  try {
    return decoded(await readStream(resolve(path), info, MAX_FILE_BYTES));
  } catch (error) {
    if (error instanceof StreamError) throw new UnusableFileError(error.message, ', so it was not read.');
    throw unreadable(error);
  }
}

function decoded(bytes: Buffer): DecodedText {
  const text = decodeText(bytes);
  if (text === null) throw new UnusableFileError('is in UTF-32', ', so it was not read. Save it as UTF-8.');
  return text;
}

async function missing(path: string, error: unknown): Promise<null> {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'EISDIR') throw new UnusableFileError('is a folder, not a file', '. Name a file instead.');
  if (code !== 'ENOENT' && code !== 'ENOTDIR') throw unreadable(error);
  const target = await readlink(path).catch(() => null);
  if (target === null) return null;
  const predicate = `is a link to ${target}, which is not there`;
  throw new UnusableFileError(predicate, ', so it was not read. Mend or remove the link.');
}

function unreadable(error: unknown): UnusableFileError {
  return new UnusableFileError(`cannot be read: ${systemReason(error)}`, '.');
}
