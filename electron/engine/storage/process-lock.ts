import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { copyFile, link, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import * as v from 'valibot';
import { isRunning, ownIdentity } from '../system/process-identity.ts';
import { processExists } from '../system/process-table/process-exists.ts';

const Holder = v.object({ pid: v.number(), startedAt: v.string(), boot: v.string(), nonce: v.string() });
type Holder = v.InferOutput<typeof Holder>;

/** A lock that cannot be read: it is being written this moment, or the machine went down while it was. */
const TORN: Holder = { pid: 0, startedAt: '', boot: '', nonce: 'torn' };

const FILE_MODE = 0o600;
const DRAFT_SUFFIX = '.new';
const NONCE_BYTES = 8;
/** Milliseconds between two attempts: a write with its fsync takes about as long. */
const RETRY_MS = 5;
/** Milliseconds before a waiting process gives up: longer than any disk that works needs. */
const GIVE_UP_MS = 15_000;
/** Milliseconds after which a torn lock is not one that is just being written. */
const TORN_FOR_GOOD_MS = 10_000;
/** What file systems answer that have no hard links, such as exFAT and some network shares. */
const NO_HARD_LINKS = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK']);

/** Another process holds the lock and does not come to an end. */
export class LockHeldError extends Error {}

/**
 * Does something while no other process does it. Locks name their holder by pid, start time and run of the machine, so
 * that those of dead ones count for nothing.
 * @param path of the lock; its folder is there
 * @throws {LockHeldError} when another process holds the lock for too long
 */
export async function withLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  const release = await acquireLock(path);
  try {
    return await work();
  } finally {
    await release();
  }
}

/**
 * Takes a lock, as {@link withLock} does.
 * @returns what releases it
 */
export function acquireLock(path: string): Promise<() => Promise<void>> {
  return acquire(path, Date.now() + GIVE_UP_MS);
}

/**
 * Removes what processes have left that were killed with a lock in their hands. To be called by who holds the lock: then
 * nobody can be breaking it, and locks for breaking an earlier one mean nothing any more.
 */
export async function sweepLocks(path: string): Promise<void> {
  const prefix = `${basename(path)}.`;
  for (const name of (await readdir(dirname(path))).filter((name) => name.startsWith(prefix))) {
    const left = join(dirname(path), name);
    if (!name.endsWith(DRAFT_SUFFIX) || !(await isBeingWritten(left, name.slice(prefix.length)))) {
      await rm(left, { force: true });
    }
  }
}

/** @param suffix of a draft's name: its writer's pid comes first, as a draft may have been killed before it was filled */
async function isBeingWritten(draft: string, suffix: string): Promise<boolean> {
  const holder = await readHolder(draft);
  if (holder === null) return false;
  return holder === TORN ? processExists(Number.parseInt(suffix, 10)) : isRunning(holder);
}

async function acquire(path: string, deadline: number): Promise<() => Promise<void>> {
  const own: Holder = { ...ownIdentity(), nonce: randomBytes(NONCE_BYTES).toString('hex') };
  const draft = `${path}.${own.pid}-${own.nonce}${DRAFT_SUFFIX}`;
  try {
    await writeFile(draft, JSON.stringify(own), { mode: FILE_MODE });
    for (;;) {
      if (await tryTake(draft, path)) return () => rm(path, { force: true });
      const holder = await readHolder(path);
      if (holder !== null && (await isDead(path, holder))) await breakLock(path, holder, deadline);
      else if (Date.now() > deadline) throw new LockHeldError(describeHeld(holder));
      else await delay(RETRY_MS);
    }
  } finally {
    await rm(draft, { force: true });
  }
}

async function isDead(path: string, holder: Holder): Promise<boolean> {
  if (holder !== TORN) return !isRunning(holder);
  const writtenAt = await stat(path).then(
    ({ mtimeMs }) => mtimeMs,
    () => null,
  );
  return writtenAt !== null && Date.now() - writtenAt > TORN_FOR_GOOD_MS;
}

/**
 * Removes the lock of a dead process. Two that find it at once must not both remove it, as the second one would remove
 * the lock that the first has taken meanwhile: so breaking a lock needs a lock of its own, named after the dead holder.
 */
async function breakLock(path: string, dead: Holder, deadline: number): Promise<void> {
  const release = await acquire(`${path}.${dead.nonce}`, deadline);
  try {
    if ((await readHolder(path))?.nonce === dead.nonce) await rm(path, { force: true });
  } finally {
    await release();
  }
}

/** A link, unlike a file that is created and then written, is there with all it holds or not at all. */
async function tryTake(draft: string, path: string): Promise<boolean> {
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return false;
    if (!NO_HARD_LINKS.has(code)) throw error;
    return tryCopy(draft, path);
  }
}

async function tryCopy(draft: string, path: string): Promise<boolean> {
  try {
    await copyFile(draft, path, constants.COPYFILE_EXCL);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Who holds a lock; null when there is none (any more). */
async function readHolder(path: string): Promise<Holder | null> {
  const text = await readFile(path, 'utf8').catch(() => null);
  if (text === null) return null;
  try {
    return v.parse(Holder, JSON.parse(text));
  } catch {
    return TORN;
  }
}

function describeHeld(holder: Holder | null): string {
  if (holder === null || holder === TORN) return 'its lock cannot be taken';
  return `the Dynodeck with pid ${holder.pid} is writing it`;
}
