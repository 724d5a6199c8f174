import { isUtf8 } from 'node:buffer';
import { open, readlink, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { DynodeckError } from '../../../shared/contract/failure.ts';
import { systemReason } from '../system/system-reason.ts';
import { KIBIBYTE, READ_WITHOUT_WAITING, readAtMost, sizeLabel } from './bounded-read.ts';
import { isStream, readStream, StreamError } from './stream-file.ts';
import { type DecodedText, decodeText, type TextEncoding } from './text-encoding.ts';

/**
 * How much of a file is read. Any folder that is opened brings such files, before anybody trusts it, and the engine's
 * only thread reads them: nobody else is served meanwhile.
 */
export interface TextLimits {
  bytes: number;
  /** A reader takes time for each, however short. */
  lines: number;
}

/** A Procfile has ten lines or so. More is a mistake such as naming a log file. */
export const PROCFILE_LIMITS: TextLimits = { bytes: 256 * KIBIBYTE, lines: 10_000 };
/** Few long values cost little: where they are too much for a process, its start says so. */
export const ENV_FILE_LIMITS: TextLimits = { bytes: 4_096 * KIBIBYTE, lines: 8_000 };
/** An app.json or heroku.yml has a few kilobytes, and each of these takes longer to read than one of other files. */
export const SETUP_FILE_LIMITS: TextLimits = { bytes: 64 * KIBIBYTE, lines: 5_000 };

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
export async function readTextFile(path: string, limits: TextLimits = ENV_FILE_LIMITS): Promise<TextFile | null> {
  const handle = await open(path, READ_WITHOUT_WAITING).catch((error: unknown) => missing(path, error));
  if (handle === null) return null;
  try {
    const info = await handle.stat();
    if (info.isDirectory()) throw new UnusableFileError('is a folder, not a file', '. Name a file instead.');
    if (!info.isFile()) throw new UnusableFileError('is not a regular file', ', so it was not read.');
    const bytes = info.size > limits.bytes ? null : await readAtMost(handle, limits.bytes);
    if (bytes === null) throw tooLarge(limits);
    const { mode, uid, gid, ino, size, mtimeMs } = info;
    return { bytes, ...decoded(bytes, limits), mode, uid, gid, ino, size, mtimeMs };
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
export async function readAppText(path: string, limits: TextLimits): Promise<AppText> {
  try {
    const read = (await readStreamText(path, limits)) ?? (await readTextFile(path, limits));
    const { text = null, encoding = null } = read ?? {};
    const isUtf16 = encoding !== null && encoding !== 'utf-8';
    return { text, problem: null, warning: isUtf16 ? IN_UTF_16 : null };
  } catch (error) {
    return { text: null, problem: (error as UnusableFileError).message, warning: null };
  }
}

const IN_UTF_16 = 'It is in UTF-16, which `heroku local` and most other programs cannot read: save it as UTF-8.';

/** @returns null for what is no stream */
async function readStreamText(path: string, limits: TextLimits): Promise<DecodedText | null> {
  const info = await stat(path, { bigint: true }).catch(() => null);
  if (info === null || !isStream(info)) return null;
  try {
    return decoded(await readStream(resolve(path), info, limits.bytes), limits);
  } catch (error) {
    if (error instanceof StreamError) throw new UnusableFileError(error.message, ', so it was not read.');
    throw unreadable(error);
  }
}

/** In other encodings each character is looked at by itself. */
const MAX_FOREIGN_BYTES = 64 * KIBIBYTE;

function decoded(bytes: Buffer, limits: TextLimits): DecodedText {
  if (bytes.length > MAX_FOREIGN_BYTES && !isUtf8(bytes)) {
    const predicate = `is larger than ${sizeLabel(MAX_FOREIGN_BYTES)} and not in UTF-8`;
    throw new UnusableFileError(predicate, ', so it was not read. Save it as UTF-8.');
  }
  const text = decodeText(bytes);
  if (text === null) throw new UnusableFileError('is in UTF-32', ', so it was not read. Save it as UTF-8.');
  requireFewLines(text.text, limits);
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

function tooLarge({ bytes }: TextLimits): UnusableFileError {
  const predicate = `is larger than ${sizeLabel(bytes)}`;
  return new UnusableFileError(predicate, ', so it was not read. Name another file, or shorten it.');
}

/** Stops to count where there are too many. */
function requireFewLines(text: string, { lines }: TextLimits): void {
  const ends = text.matchAll(/\r\n|\n|\r/g);
  let count = 0;
  while (count <= lines && ends.next().done !== true) count++;
  if (count <= lines) return;
  const predicate = `has more than ${lines.toLocaleString('en')} lines`;
  throw new UnusableFileError(predicate, ', so it was not read. Name another file, or shorten it.');
}

function unreadable(error: unknown): UnusableFileError {
  return new UnusableFileError(`cannot be read: ${systemReason(error)}`, '.');
}
