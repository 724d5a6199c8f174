import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withoutVar, withVar } from '../../../../electron/engine/releases/env-lines.ts';
import { parseEnvFile } from '../../../../shared/env-file.ts';

const valuesIn = (text: string): Record<string, string> =>
  Object.fromEntries(parseEnvFile(text, '.env').entries.map(({ name, value }) => [name, value]));

test('a value over several lines is replaced whole, and comments stay', () => {
  const text = '# one\nA="x\ny\nz"\n# two\nB=2\n';
  expect(withVar(text, 'A', '1')).toBe('# one\nA=1\n# two\nB=2\n');
  expect(withoutVar(text, 'A')).toBe('# one\n# two\nB=2\n');
});

test('a name that is defined twice goes altogether', () => {
  expect(withoutVar('A=1\nB=2\nA=3\n', 'A')).toBe('B=2\n');
});

test('a new name goes to the end, on a line of its own', () => {
  expect(withVar('A=1', 'B', 'two words')).toBe("A=1\nB='two words'\n");
  expect(withVar('', 'B', '')).toBe('B=\n');
});

test('any change gives what was asked for and leaves all other values as they were', () => {
  const name = fc.constantFrom('AA', 'BB', 'CC');
  const value = fc.string({ maxLength: 12 }).filter((text) => !/[\0\r]/.test(text));
  const raw = fc.constantFrom('AA=1', 'BB="x\ny"', '# note', '', "CC='q q'", 'export AA=2', 'BB=plain # why');
  fc.assert(
    fc.property(fc.array(raw, { maxLength: 6 }), name, value, (lines, name, value) => {
      const text = lines.join('\n');
      const { [name]: _, ...others } = valuesIn(text);
      expect(valuesIn(withVar(text, name, value))).toEqual({ ...others, [name]: value });
      expect(valuesIn(withoutVar(text, name))).toEqual(others);
    }),
  );
});
