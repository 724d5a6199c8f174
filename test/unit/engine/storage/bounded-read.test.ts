import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { firstEntries, readAtMost, readSmallFile, sizeLabel } from '../../../../electron/engine/storage/bounded-read.ts';

async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'dynodeck-bounded-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

test('A file is read whole up to the bound, and not at all beyond it', async () => {
  const path = join(await makeFolder(), 'file');
  await writeFile(path, 'x'.repeat(200_000));
  expect((await readSmallFile(path, 200_000))?.length).toBe(200_000);
  expect(await readSmallFile(path, 199_999)).toBeNull();
});

test('The bound counts while a file is read, whatever size it had before', async () => {
  const handle = await open('/dev/zero');
  onTestFinished(() => handle.close());
  expect((await handle.stat()).size).toBe(0);
  expect(await readAtMost(handle, 1_000_000)).toBeNull();
});

test('What is missing, a folder or a device gives nothing', async () => {
  const folder = await makeFolder();
  const read = [join(folder, 'missing'), folder, '/dev/zero'].map((path) => readSmallFile(path, 1_000));
  expect(await Promise.all(read)).toEqual([null, null, null]);
});

test('A folder is listed up to the bound, and one that is missing rejects', async () => {
  const folder = await makeFolder();
  for (let at = 0; at < 20; at++) await writeFile(join(folder, `${at}`), '');
  expect(await firstEntries(folder, 20)).toHaveLength(20);
  expect(await firstEntries(folder, 7)).toHaveLength(7);
  await expect(firstEntries(join(folder, 'missing'), 7)).rejects.toThrow('ENOENT');
});

test('Sizes read as people write them', () => {
  expect([64 * 1024, 4 * 1024 * 1024].map(sizeLabel)).toEqual(['64 KiB', '4 MiB']);
});
