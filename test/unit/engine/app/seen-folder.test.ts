import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { seenFolder } from '../../../../electron/engine/app/seen-folder.ts';

const root = realpathSync(mkdtempSync(join(tmpdir(), 'dynodeck-seen-')));
const [folder, link, other] = ['app', 'link', 'other'].map((name) => join(root, name)) as [string, string, string];
mkdirSync(folder);
mkdirSync(other);
symlinkSync(folder, link);
afterAll(() => rmSync(root, { recursive: true }));

test.each([
  ['the link it was opened by', [link], link],
  ['the link of the shell that named its real path', [folder, link], link],
  ['its real path where another folder is named', [other, undefined], folder],
  ['its real path where the way has gone', [join(root, 'gone')], folder],
  ['its real path where the way is relative', ['link', '.'], folder],
])('A folder is seen as %s', (_, ways, seen) => {
  expect(seenFolder(folder, ways)).toBe(seen);
});
