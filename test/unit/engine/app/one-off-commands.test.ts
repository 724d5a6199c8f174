import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { redirectedCommand } from '../../../../electron/engine/app/redirected-command.ts';
import { substituteType } from '../../../../electron/engine/app/substitute-type.ts';

test('a process type stands for its command, and what follows stays as it is', () => {
  const types = [{ name: 'worker', command: 'python dowork.py' }];
  expect(substituteType(`worker 42 'a  b'`, types)).toBe(`python dowork.py 42 'a  b'`);
  expect(substituteType('workers', types)).toBe('workers');
});

const isWindows = process.platform === 'win32';

test.skipIf(isWindows)('a command reads and writes the files it is given, whatever their names and its end', () => {
  const folder = mkdtempSync(join(tmpdir(), "it's $HOME "));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const [input = '', output = '', error = ''] = ['in', 'out', 'err'].map((name) => join(folder, name));
  writeFileSync(input, 'given');
  const command = redirectedCommand('cat; echo wrong >&2; exit 7 # a comment', '/bin/sh', { input, output, error });
  expect(spawnSync('/bin/sh', ['-c', command])).toMatchObject({ status: 7, stdout: Buffer.alloc(0) });
  expect([output, error].map((file) => readFileSync(file, 'utf8'))).toEqual(['given', 'wrong\n']);
});
