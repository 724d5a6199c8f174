import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { joinWords } from '../../../../electron/cli/one-off/shell-words.ts';

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
