import { randomInt } from 'node:crypto';
import { type FileHandle, open, readdir, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { DynodeckError } from '../../../shared/contract/failure.ts';

/** A change takes milliseconds; what is older was left by a program that was killed, though its pid may be in use. */
const STALE_MS = 10_000;
/** Longer than any change that is under way takes. */
const PATIENCE_MS = 5_000;
/** Of different lengths, so that two who meet do not meet again. */
const WAIT_MS = { from: 3, to: 30 };
/** Whoever may read a file may not read its draft earlier than the file itself. */
const DRAFT_MODE = 0o600;

/** Drafts of this process: its own pid says nothing about whether one is still written. */
const ours = new Set<string>();
let counter = 0;

/** A file next to the one that it will replace. While it is there, nobody else of Dynodeck changes that file. */
export interface Draft {
  path: string;
  handle: FileHandle;
  /** To be called in any case, also when the draft has become the file. */
  drop(): Promise<void>;
}

/**
 * Begins to replace a file. Of two who begin at once at least one sees the other's draft, and goes back; the draft of a
 * process that was killed is removed by the next one.
 * @param target absolute, no link
 * @throws {DynodeckError} when somebody else does not come to an end
 */
export async function beginDraft(target: string): Promise<Draft> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const draft = await openDraft(target);
    try {
      if (!(await hasOthers(target, draft.path))) return draft;
    } catch (error) {
      await draft.drop();
      throw error;
    }
    await draft.drop();
    if (Date.now() > deadline) {
      throw new DynodeckError('bad-request', `Another program is changing ${target}: it was left as it is. Try again.`);
    }
    await setTimeout(randomInt(WAIT_MS.from, WAIT_MS.to));
  }
}

async function openDraft(target: string): Promise<Draft> {
  counter += 1;
  const path = `${prefixOf(target)}${process.pid}-${counter}`;
  // Left by a process that had our pid.
  await rm(path, { force: true });
  const handle = await open(path, 'wx', DRAFT_MODE);
  ours.add(path);
  return {
    path,
    handle,
    async drop() {
      ours.delete(path);
      await handle.close().catch(() => undefined);
      await rm(path, { force: true });
    },
  };
}

async function hasOthers(target: string, own: string): Promise<boolean> {
  const folder = dirname(target);
  const prefix = basename(prefixOf(target));
  const others = (await readdir(folder)).filter((name) => name.startsWith(prefix)).map((name) => join(folder, name));
  for (const other of others) {
    if (other === own) continue;
    if (await isLive(other, Number.parseInt(basename(other).slice(prefix.length), 10))) return true;
    await rm(other, { force: true });
  }
  return false;
}

async function isLive(path: string, pid: number): Promise<boolean> {
  if (pid === process.pid) return ours.has(path);
  const age = await stat(path).then(
    ({ mtimeMs }) => Date.now() - mtimeMs,
    () => Infinity,
  );
  return age < STALE_MS && isAlive(pid);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function prefixOf(target: string): string {
  return `${target}.dynodeck-`;
}
