import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { acquireLock, sweepLocks } from '../../../../electron/engine/storage/process-lock.ts';

/** Begins with digits, as the number of a process does, and is none. */
const NONCE = '81ee6e13435695d1';
const DEAD_PID = spawnSync(process.execPath, ['-e', '']).pid;

async function lockFolder(names: string[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'dynodeck-lock-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const name of names) await writeFile(join(folder, name), '');
  return folder;
}

test('A draft that its writer has not filled yet is left alone while the writer lives, of any kind of lock', async () => {
  const drafts = [`lock.${process.pid}-${NONCE}.new`, `lock.${NONCE}.${process.pid}-${NONCE}.new`];
  const folder = await lockFolder(drafts);
  await sweepLocks(join(folder, 'lock'));
  expect((await readdir(folder)).sort()).toEqual(drafts.toSorted());
});

test('What dead processes have left is swept away', async () => {
  const folder = await lockFolder([`lock.${DEAD_PID}-${NONCE}.new`, `lock.${NONCE}.${DEAD_PID}-${NONCE}.new`, `lock.${NONCE}`]);
  await sweepLocks(join(folder, 'lock'));
  expect(await readdir(folder)).toEqual([]);
});

test('A lock that is released leaves nothing behind', async () => {
  const folder = await lockFolder([]);
  const release = await acquireLock(join(folder, 'lock'));
  expect(await readdir(folder)).toEqual(['lock']);
  await release();
  expect(await readdir(folder)).toEqual([]);
});
