import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { profilesIn } from '../../../../electron/engine/dyno/launch-line.ts';
import { ownTools } from '../../../../electron/engine/dyno/tool-folders.ts';

/** @param paths a folder when it ends with a slash */
function folderWith(...paths: string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'dynodeck-tools-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const path of paths) {
    mkdirSync(path.endsWith('/') ? join(folder, path) : dirname(join(folder, path)), { recursive: true });
    if (!path.endsWith('/')) writeFileSync(join(folder, path), '');
  }
  return folder;
}

const pathIn = (folder: string): string[] => ownTools(folder).path.map((path) => path.slice(folder.length + 1));

test.each([
  ['nothing', ['lib/', 'bin/'], []],
  ['packages of npm', ['node_modules/.bin/'], ['node_modules/.bin']],
  ['a Node app', ['package.json', 'bin/', 'node_modules/.bin/'], ['bin', 'node_modules/.bin']],
  ['a virtual environment', ['.venv/bin/'], ['.venv/bin']],
  ['two of them', ['venv/bin/', '.venv/bin/'], ['.venv/bin', 'venv/bin']],
  ['a Ruby app', ['Gemfile', 'bin/', 'vendor/bundle/bin/'], ['bin', 'vendor/bundle/bin']],
  ['gems', ['vendor/bundle/ruby/3.3.0/bin/', 'vendor/bundle/ruby/.cache'], ['vendor/bundle/ruby/3.3.0/bin']],
  ['a Go app', ['go.mod', 'bin/'], ['bin']],
  ['several languages', ['Gemfile', 'package.json', 'bin/', 'node_modules/.bin/'], ['bin', 'node_modules/.bin']],
  ['files of these names', ['Gemfile', 'bin', 'node_modules/.bin'], []],
])('an app with %s finds its tools', (_, paths, tools) => {
  expect(pathIn(folderWith(...paths))).toEqual(tools);
});

test('the gems of programs in vendor/bundle are where their folder is, and there are none without it', () => {
  const folder = folderWith('vendor/bundle/ruby/3.3.0/bin/', 'vendor/bundle/bin/');
  expect(ownTools(folder).gems).toEqual([join(folder, 'vendor/bundle/ruby/3.3.0')]);
  expect(ownTools(folderWith('bin/')).gems).toEqual([]);
});

test.skipIf(process.platform === 'win32')('a folder that PATH cannot name is left out', () => {
  const folder = folderWith('with:colon/node_modules/.bin/');
  expect(ownTools(join(folder, 'with:colon')).path).toEqual([]);
});

test('profile scripts are those that bash would find, in its order', () => {
  const scripts = ['b.sh', 'a.sh', '.hidden.sh', 'notes.txt', 'c.sh/'].map((name) => `.profile.d/${name}`);
  expect(profilesIn(folderWith('.profile', ...scripts))).toEqual(['.profile.d/a.sh', '.profile.d/b.sh', '.profile']);
  expect(profilesIn(folderWith('.profile/', 'app.js'))).toEqual([]);
});
