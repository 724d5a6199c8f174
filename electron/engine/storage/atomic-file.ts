import { constants } from 'node:fs';
import { access, type FileHandle, lstat, open, readlink, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { DynodeckError } from '../../../shared/contract/failure.ts';
import { systemReason } from '../system/system-reason.ts';
import { syncFolder } from './durable-folder.ts';
import { acquireLock, LockHeldError, sweepLocks } from './process-lock.ts';
import { isStream } from './stream-file.ts';
import { encodeText } from './text-encoding.ts';
import { readTextFile, type TextFile, UnusableFileError } from './text-file.ts';

/** It holds passwords: its owner's business alone, unless they choose otherwise. */
const NEW_FILE_MODE = 0o600;
const PERMISSIONS = 0o7777;
/** Whoever may read a file may not read its draft earlier than the file itself. */
const DRAFT_MODE = 0o600;
const DRAFT_SUFFIX = '.dynodeck-draft';
const LOCK_SUFFIX = '.dynodeck-lock';
/** How many links are followed: as many as the kernel follows. */
const MAX_LINKS = 40;

/** A text file that no other process of Dynodeck changes until it is closed. */
export class AtomicFile {
  readonly #target: string;
  readonly #release: () => Promise<void>;
  readonly #file: TextFile | null;

  private constructor(target: string, release: () => Promise<void>, file: TextFile | null) {
    this.#target = target;
    this.#release = release;
    this.#file = file;
  }

  /**
   * Follows links: what they lead to is replaced, they stay.
   * @throws {DynodeckError} when the file cannot be read or may not be changed
   */
  static async lock(path: string): Promise<AtomicFile> {
    try {
      await refuseStream(path);
      const target = await followLinks(path);
      const release = await takeOver(target);
      try {
        return new AtomicFile(target, release, await readForChange(target));
      } catch (error) {
        await release();
        throw error;
      }
    } catch (error) {
      throw toSentence(path, error);
    }
  }

  /** Null: there is no such file yet. */
  get text(): string | null {
    return this.#file?.text ?? null;
  }

  /**
   * Replaces the file, in the encoding that it has, in one step that survives a crash of this process or of the machine at any moment: it is the old
   * one or the new one. Mode and owner stay.
   * @returns false when somebody has changed the file since it was read; it is left as it is then
   */
  async replace(text: string): Promise<boolean> {
    const bytes = encodeText(text, this.#file?.encoding ?? 'utf-8');
    const draft = `${this.#target}${DRAFT_SUFFIX}`;
    try {
      const handle = await open(draft, 'wx', DRAFT_MODE);
      await this.#write(handle, bytes).finally(() => handle.close());
      if (!(await this.#isUnchanged())) return false;
      await rename(draft, this.#target);
      await syncFolder(dirname(this.#target));
      return true;
    } catch (error) {
      throw toSentence(this.#target, error);
    } finally {
      await rm(draft, { force: true });
    }
  }

  close(): Promise<void> {
    return this.#release();
  }

  async #write(handle: FileHandle, bytes: Buffer): Promise<void> {
    await handle.writeFile(bytes);
    const file = this.#file;
    const own = await handle.stat();
    if (file && (own.uid !== file.uid || own.gid !== file.gid)) await handle.chown(file.uid, file.gid);
    // After chown, which clears special bits.
    await handle.chmod(file ? file.mode & PERMISSIONS : NEW_FILE_MODE);
    await handle.sync();
  }

  async #isUnchanged(): Promise<boolean> {
    const now = await stat(this.#target).catch(() => null);
    if (now === null || this.#file === null) return now === this.#file;
    return now.ino === this.#file.ino && now.size === this.#file.size && now.mtimeMs === this.#file.mtimeMs;
  }
}

/** What is written to a pipe is not what the next one reads from it. */
async function refuseStream(path: string): Promise<void> {
  const info = await stat(path, { bigint: true }).catch(() => null);
  if (info !== null && isStream(info)) throw new UnusableFileError('is not a regular file', '.');
}

/** Locks a file, and removes what a process has left that was killed while it changed it. */
async function takeOver(target: string): Promise<() => Promise<void>> {
  const lock = `${target}${LOCK_SUFFIX}`;
  const release = await acquireLock(lock);
  try {
    await sweepLocks(lock);
    // Only the holder of the lock writes a draft: this one's writer is dead.
    await rm(`${target}${DRAFT_SUFFIX}`, { force: true });
    return release;
  } catch (error) {
    await release();
    throw error;
  }
}

/** Where a path leads, also when nothing is there yet. */
async function followLinks(path: string, links = 0): Promise<string> {
  const folder = await realpath(dirname(path));
  const here = join(folder, basename(path));
  const isLink = await lstat(here).then(
    (info) => info.isSymbolicLink(),
    () => false,
  );
  if (!isLink || links > MAX_LINKS) return here;
  return followLinks(resolve(folder, await readlink(here)), links + 1);
}

async function readForChange(target: string): Promise<TextFile | null> {
  const file = await readTextFile(target);
  if (file === null) return null;
  // Renaming would replace even a file that its owner has protected.
  await access(target, constants.W_OK);
  if (!encodeText(file.text, file.encoding).equals(file.bytes)) {
    const encoding = file.encoding === 'utf-8' ? 'not UTF-8' : 'damaged UTF-16';
    throw new DynodeckError('bad-request', `${target} is ${encoding}, so it was not changed. Save it as UTF-8 first.`);
  }
  return file;
}

function toSentence(path: string, error: unknown): unknown {
  if (error instanceof UnusableFileError) {
    return new DynodeckError('bad-request', `${path} ${error.predicate}. Name another env file.`);
  }
  if (error instanceof LockHeldError) {
    return new DynodeckError('bad-request', `Another program is changing ${path}: it was left as it is. Try again.`);
  }
  const { code } = error as NodeJS.ErrnoException;
  if (error instanceof DynodeckError || code === undefined) return error;
  return new DynodeckError('bad-request', `${path} was not changed: ${systemReason(error)}.`);
}
