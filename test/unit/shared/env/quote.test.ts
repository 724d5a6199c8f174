import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseEnvFile } from '../../../../shared/env/env-file.ts';
import { quoteForShell } from '../../../../shared/env/quote.ts';
import { envCases } from '../conformance-cases.ts';

describe('quoteForShell', () => {
  const recorded = envCases.filter((envCase) => envCase.original_value !== undefined);

  it.each(recorded)('writes the value of $id as heroku config --shell does', ({ input, original_value }) => {
    expect(`${quoteForShell('K', original_value ?? '')}\n`).toBe(input);
  });

  it.each([
    ['bar', 'FOO=bar'],
    ['', 'FOO='],
    ['a\nb', 'FOO="a\\nb"'],
    ['it\'s a "test" $x `y` \\ !', 'FOO="it\'s a \\"test\\" \\$x \\`y\\` \\\\ \\!"'],
    ['-._/~+%', 'FOO=-._/~+%'],
  ])('writes %j', (value, line) => {
    expect(quoteForShell('FOO', value)).toBe(line);
  });

  it('is undone by the env file parser, whatever values a file holds', () => {
    const special = fc.constantFrom(..."\n\r\t \\'\"`$!#=n{}x\u2028\ufeff\u00a0é🎉");
    const value = fc
      .oneof(
        fc.array(special, { maxLength: 12 }).map((pieces) => pieces.join('')),
        fc.string({ unit: 'binary' }),
        fc.json(),
      )
      .filter((text) => !text.includes('\0'));
    const name = fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_]{0,8}$/).filter((text) => text !== '__proto__');
    const config = fc.dictionary(name, value, { noNullPrototype: true });
    fc.assert(
      fc.property(config, fc.constantFrom('', '\n'), (vars, lastLineEnd) => {
        const lines = Object.entries(vars).map(([key, text]) => quoteForShell(key, text));
        const { entries } = parseEnvFile(lines.join('\n') + lastLineEnd, '.env');
        expect(Object.fromEntries(entries.map((entry) => [entry.name, entry.value]))).toEqual(vars);
      }),
      { numRuns: 2000 },
    );
  });
});
