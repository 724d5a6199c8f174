import { open, readlink } from 'node:fs/promises';
import { DynodeckError } from '../../../shared/contract/failure.ts';
import { systemReason } from '../system/system-reason.ts';
import { READ_WITHOUT_WAITING, readAtMost } from './bounded-read.ts';

/**
 * How much of a file is read. Any folder that is opened brings such files, before anybody trusts it, and the engine's
 * only thread reads them: nobody else is served meanwhile.
 */
export interface TextLimits {
  kibibytes: number;
  /** A reader takes time for each, however short. */
  lines: number;
}

/** A Procfile has ten lines or so; an env file may hold certificates. More is a mistake such as naming a log file. */
export const PROCFILE_LIMITS: TextLimits = { kibibytes: 256, lines: 10_000 };
export const ENV_FILE_LIMITS: TextLimits = { kibibytes: 1_024, lines: 10_000 };
/** An app.json or heroku.yml has a few kilobytes, and each of these takes longer to read than one of other files. */
export const SETUP_FILE_LIMITS: TextLimits = { kibibytes: 64, lines: 5_000 };

/** A file that an app's owner writes, as it was when it was read. */
export interface TextFile {
  bytes: Buffer;
  text: string;
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
    const bytes = info.size > maxBytes(limits) ? null : await readAtMost(handle, maxBytes(limits));
    if (bytes === null) throw tooLarge(limits);
    const text = bytes.toString('utf8');
    requireFewLines(text, limits);
    const { mode, uid, gid, ino, size, mtimeMs } = info;
    return { bytes, text, mode, uid, gid, ino, size, mtimeMs };
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
}

/** {@link readTextFile} for who lists problems. Never rejects. */
export async function readAppText(path: string, limits: TextLimits): Promise<AppText> {
  try {
    return { text: (await readTextFile(path, limits))?.text ?? null, problem: null };
  } catch (error) {
    return { text: null, problem: (error as UnusableFileError).message };
  }
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

function maxBytes({ kibibytes }: TextLimits): number {
  return kibibytes * KIBIBYTE;
}

function tooLarge({ kibibytes }: TextLimits): UnusableFileError {
  const size = kibibytes < KIBIBYTE ? `${kibibytes} KiB` : `${kibibytes / KIBIBYTE} MiB`;
  return new UnusableFileError(`is larger than ${size}`, ', so it was not read. Name another file, or shorten it.');
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

const KIBIBYTE = 1024;

function unreadable(error: unknown): UnusableFileError {
  return new UnusableFileError(`cannot be read: ${systemReason(error)}`, '.');
}
