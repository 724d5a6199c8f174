import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { joinWords } from '../../../electron/cli/one-off/shell-words.ts';
import { substituteType } from '../../../electron/cli/one-off/substitute-type.ts';

test('one word is a line of the shell, several are quoted where they need it', () => {
  expect(joinWords(['echo $FOO | cat'])).toBe('echo $FOO | cat');
  expect(joinWords(['ls', '-la', 'a b', "it's", ''])).toBe(`ls -la 'a b' 'it'\\''s' ''`);
});

test('a shell reads several words back as they were', () => {
  const word = fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\0'));
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 5 }), (words) => {
      const line = joinWords(['printf', '%s\\0', ...words]);
      const { stdout } = spawnSync('/bin/sh', ['-c', line], { encoding: 'utf8' });
      expect(stdout).toBe(words.map((text) => `${text}\0`).join(''));
    }),
    { numRuns: 40 },
  );
});

test('a process type stands for its command, and what follows stays as it is', () => {
  const types = [{ name: 'worker', command: 'python dowork.py' }];
  expect(substituteType(`worker 42 'a  b'`, types)).toBe(`python dowork.py 42 'a  b'`);
  expect(substituteType('workers', types)).toBe('workers');
});
