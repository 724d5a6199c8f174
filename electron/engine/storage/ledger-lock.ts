import { randomBytes } from 'node:crypto';
import { link, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import * as v from 'valibot';
import { isRunning, ownIdentity } from '../process/orphans/engine-identity.ts';

const Holder = v.object({ pid: v.number(), startedAt: v.string(), boot: v.string(), nonce: v.string() });
type Holder = v.InferOutput<typeof Holder>;

/** A lock is linked whole: one that cannot be read is from before a crash of the machine. */
const TORN: Holder = { pid: 0, startedAt: '', boot: '', nonce: 'torn' };

const FILE_MODE = 0o600;
const DRAFT_SUFFIX = '.new';
const NONCE_BYTES = 8;
/** A write with its fsync takes milliseconds. */
const LOOK_MS = 5;
/** Longer than any disk that works needs. */
const PATIENCE_MS = 15_000;

/**
 * Does something while no other process does it. Locks name their holder by pid, start time and run of the machine, so
 * that those of dead ones count for nothing.
 * @param path of the lock; its folder is there
 * @throws when another process holds the lock for too long
 */
export async function withLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  const release = await acquire(path, Date.now() + PATIENCE_MS);
  try {
    return await work();
  } finally {
    await release();
  }
}

/**
 * Removes what processes have left that were killed with a lock in their hands. To be called by who holds the lock: then
 * nobody can be breaking it, and locks for breaking an earlier one mean nothing any more.
 */
export async function sweepLocks(path: string): Promise<void> {
  const prefix = `${basename(path)}.`;
  for (const name of (await readdir(dirname(path))).filter((name) => name.startsWith(prefix))) {
    const left = join(dirname(path), name);
    const isDraft = name.endsWith(DRAFT_SUFFIX);
    const holder = isDraft ? await readHolder(left) : null;
    if (!isDraft || (holder !== null && holder !== TORN && !isRunning(holder))) await rm(left, { force: true });
  }
}

async function acquire(path: string, deadline: number): Promise<() => Promise<void>> {
  const own: Holder = { ...ownIdentity(), nonce: randomBytes(NONCE_BYTES).toString('hex') };
  const draft = `${path}.${own.nonce}${DRAFT_SUFFIX}`;
  await writeFile(draft, JSON.stringify(own), { mode: FILE_MODE });
  try {
    for (;;) {
      if (await tryLink(draft, path)) return () => rm(path, { force: true });
      const holder = await readHolder(path);
      if (holder !== null && (holder === TORN || !isRunning(holder))) await breakLock(path, holder, deadline);
      else if (Date.now() > deadline) throw new Error(describeHeld(holder));
      else await delay(LOOK_MS);
    }
  } finally {
    await rm(draft, { force: true });
  }
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
async function tryLink(draft: string, path: string): Promise<boolean> {
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Null when there is no lock (any more). */
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
  return holder === null ? 'its lock cannot be taken' : `the Dynodeck with pid ${holder.pid} is writing it`;
}
