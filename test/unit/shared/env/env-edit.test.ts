import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { definitionsIn, editEnvFile } from '../../../../shared/env/env-edit.ts';
import { scanStatements } from '../../../../shared/env/env-statements.ts';
import { parseEnvFile } from '../../../../shared/env/env-file.ts';

type Changes = Record<string, string | null>;

function edit(text: string, changes: Changes): string {
  const edited = editEnvFile(text, new Map(Object.entries(changes)));
  return 'text' in edited ? edited.text : `refused: ${edited.refused}`;
}

function varsOf(text: string): Map<string, string> {
  return new Map(parseEnvFile(text, '.env').entries.map(({ name, value }) => [name, value]));
}

describe('editEnvFile', () => {
  it.each<[string, string, Changes, string]>([
    ['changes a value in its place', 'A=1\n# note\n\nB=2\n', { A: '3' }, 'A=3\n# note\n\nB=2\n'],
    ['adds a name at the end', 'A=1\n', { B: '2' }, 'A=1\nB=2\n'],
    ['ends the last line before it adds one', 'A=1', { B: '2' }, 'A=1\nB=2\n'],
    ['begins an empty file', '', { B: '2' }, 'B=2\n'],
    ['removes a line', '# a\nA=1\nB=2\n', { A: null }, '# a\nB=2\n'],
    ['leaves a file alone that has not got the name', 'A=1', { B: null }, 'A=1'],
    ['keeps export, blanks and comments', '  export A = 1  # why\n', { A: '2' }, '  export A = 2  # why\n'],
    ['keeps single quotes', "A='x y' # c\n", { A: 'z' }, "A='z' # c\n"],
    ['keeps double quotes', 'A="x"\t#c\n', { A: 'b c' }, 'A="b c"\t#c\n'],
    ['takes single quotes where others would expand', 'A="x"\t#c\n', { A: 'b c$d' }, "A='b c$d'\t#c\n"],
    ['takes none where others would unescape', 'A="x"\n', { A: 'C:\\dir\\' }, 'A=C:\\dir\\\n'],
    ['repeats no blanks that a shell would stumble over', 'A = 1\n', { B: '2' }, 'A = 1\nB=2\n'],
    ['takes other quotes where it must', "A='x'\n", { A: "it's" }, 'A="it\'s"\n'],
    ['quotes what cannot stand bare', 'A=x\n', { A: 'a b' }, "A='a b'\n"],
    ['lets a URL stand bare where one did', 'A=http://a/b?c=d\n', { A: 'http://u:p@h/x?y' }, 'A=http://u:p@h/x?y\n'],
    ['keeps CRLF', 'A=1\r\nB=2\r\n', { A: '3', C: '4' }, 'A=3\r\nB=2\r\nC=4\r\n'],
    ['keeps a byte order mark', '\ufeffA=1\n', { A: '2', B: '3' }, '\ufeffA=2\nB=3\n'],
    ['keeps a value over several lines one', 'K="a\nb" # k\nB=1\n', { K: 'x\ny\nz' }, 'K="x\ny\nz" # k\nB=1\n'],
    ['replaces a value over several lines', 'K="a\nb" # k\nB=1\n', { K: 'x' }, 'K="x" # k\nB=1\n'],
    ['writes line breaks as heroku config -s does', 'B=1\n', { K: 'a\nb' }, 'B=1\nK="a\\nb"\n'],
    ['follows the style of the last line', 'export A="1"\n', { B: '2' }, 'export A="1"\nexport B="2"\n'],
    ['gives a value to a bare name', 'DEBUG\nA=1\n', { DEBUG: 'x' }, 'DEBUG=x\nA=1\n'],
    ['changes the definition that counts', 'A=1\nA=2\n', { A: '3' }, 'A=1\nA=3\n'],
    ['removes all definitions', 'A=1\nB=1\nA=2\n', { A: null }, 'B=1\n'],
    ['fills an empty value before its comment', 'A= # why\n', { A: 'x' }, 'A=x # why\n'],
    ['leaves nothing of a value that was cut at #', 'A=pass#word\r\n', { A: 'new' }, 'A=new\r\n'],
    ['leaves nothing of what followed a quote', 'A="x" y\n', { A: 'z' }, 'A="z"\n'],
    ['empties a value', "A='x'\nBB=y\n", { A: '', BB: '' }, "A=''\nBB=\n"],
    ['empties a value of a one-letter name, whose line heroku local would skip', 'B=y\n', { B: '' }, "B=''\n"],
    ['keeps a Windows path', 'A="C:\\x\\"\n', { A: 'D:\\new' }, "A='D:\\new'\n"],
    ['treats __proto__ like any other name', '__proto__=1\n', { ['__proto__']: null, toString: 'x' }, 'toString=x\n'],
  ])('%s', (_, text, changes, expected) => {
    expect(edit(text, changes)).toBe(expected);
  });

  it.each<[string, string, Changes, string]>([
    ['in place', '{\n  "A": "1",\n  "B": {"C": 2}\n}\n', { A: '3', B_C: '4' }, '{\n  "A": "3",\n  "B": {"C": 4}\n}\n'],
    ['at the end', '{\n    "A": "1"\n}\n', { B: 'x"y' }, '{\n    "A": "1",\n    "B": "x\\"y"\n}\n'],
    ['at the end of one line', '{"A":"1"}', { B: '2' }, '{"A":"1","B":"2"}'],
    ['in an empty object', '{}\n', { A: '1' }, '{\n  "A": "1"\n}\n'],
    ['by removing a member', '{ "A": 1, "B": 2, "C": 3 }', { A: null, C: null }, '{ "B": 2 }'],
    ['by removing the last one', '{ "A": 1 }', { A: null }, '{}'],
    ['by removing an item', '{"A": ["x", "y"]}', { A_0: null }, '{"A": [null, "y"]}'],
    ['where null was', '{"A": null}', { A: 'x' }, '{"A": "x"}'],
    ['as text where a number was', '{"A": 1, "B": true}', { A: '1e3', B: 'no' }, '{"A": "1e3", "B": "no"}'],
    ['with a byte order mark', '\ufeff{"A": "1"}\n', { A: '2', B: '3' }, '\ufeff{"A": "2","B": "3"}\n'],
    ['with CRLF', '{\r\n\t"A": "1"\r\n}\r\n', { B: '2' }, '{\r\n\t"A": "1",\r\n\t"B": "2"\r\n}\r\n'],
    ['that gives a name twice, where it counts', '{"A": "1", "A": "2"}', { A: '3' }, '{"A": "1", "A": "3"}'],
    ['that gives a name twice, by removing both', '{"a": "1", "B": 1, "A": "2"}', { A: null }, '{"B": 1}'],
    ['under an object given twice', '{"A": {"B": 1}, "A": {"B": 2}}', { A_B: null }, '{"A": {}, "A": {}}'],
    ['under an empty key', '{"": {"A": "1"}}', { _A: '2' }, '{"": {"A": "2"}}'],
  ])('changes JSON %s', (_, text, changes, expected) => {
    expect(edit(text, changes)).toBe(expected);
  });

  it.each<[string, string, Changes, RegExp]>([
    ['JSON that cannot be read', '{"A": ', { A: '1' }, /cannot be read/],
    ['JSON without names', '[1]', { A: '1' }, /not an object/],
    ['a small letter in JSON', '{}', { a: '1' }, /upper case/],
    ['a name with a line break', '', { 'a\nb': '1' }, /cannot be a name/],
    ['a NUL', '', { A: 'x\0' }, /NUL/],
    ['half a character', '', { A: 'x\ud83c' }, /half a character/],
    ['to make names of the rest of a key', 'A="-----BEGIN\nMIIabc\n', { A: null }, /quote in line 1 is never closed/],
  ])('refuses %s', (_, text, changes, sentence) => {
    expect(edit(text, changes)).toMatch(sentence);
  });

  it('changes JSON that is nested without bounds beside the change', () => {
    const deep = `"DEEP": ${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    expect(edit(`{"A": 1, ${deep}}`, { A: '2' })).toBe(`{"A": 2, ${deep}}`);
  });

  it('never shows a value in a refusal', () => {
    expect(edit('', { A: 'hunter2\0' })).not.toContain('hunter2');
  });
});

const piece = fc.constantFrom(
  ...['A', 'B', 'LONG_NAME', '=', '=', '\n', '\n', '\r\n', ' ', '\t', '#', ' # note', '"', "'", '\\', '\\n', '$', '`'],
  ...['!', 'export ', 'x', "it's", 'a b', '\u2028', '\ufeff', 'é🎉', '\r', '{', '}', '"A"', ':', ',', '1', 'A=1\n'],
  ...['B="x y" # c\n', "C='a\nb'\n", '\n\n# c\n', 'K="a\\nb"\n'],
);
const anyText = fc.array(piece, { maxLength: 25 }).map((pieces) => pieces.join(''));
const anyValue = fc.oneof(
  anyText,
  fc.string({ unit: 'binary' }).filter((text) => !text.includes('\0')),
  fc.json(),
);
const anyName = fc.constantFrom('A', 'B', 'C', 'K', 'LONG_NAME', 'NEW', '__proto__');
const anyChange = fc.tuple(anyName, fc.option(anyValue));

const someChanges = fc.array(anyChange, { minLength: 1, maxLength: 4 });

const SANE_VALUES = ['x', "'x y'", '"x\ny"', '', '"it\'s" # c', 'a # b', 'http://u:p@h/'];
/** Without quotes that stay open and with lines as people write them. */
const sane = fc
  .array(fc.tuple(anyName, fc.constantFrom(...SANE_VALUES), fc.constantFrom('', '# c', 'export ')))
  .map((lines) => lines.map(([name, value, lead]) => `${lead === '# c' ? '# c\n\n' : lead}${name}=${value}`));

describe('For any text and change', () => {
  it('the new text gives the old config vars with the change, and nothing else', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, fc.json()), someChanges, (text, list) => {
        const changes = new Map(list);
        const edited = editEnvFile(text, changes);
        fc.pre('text' in edited);
        const expected = varsOf(text);
        for (const [name, value] of changes) {
          if (value === null) expected.delete(name);
          else expected.set(name, value);
        }
        expect([...varsOf(edited.text)].sort()).toEqual([...expected].sort());
      }),
      { numRuns: 5000 },
    );
  });

  it('lines of other names stay the same byte for byte', () => {
    fc.assert(
      fc.property(anyText, anyChange, (text, [name, value]) => {
        const edited = editEnvFile(text, new Map([[name, value]]));
        // A mark inside the text becomes one of the file when all before it goes.
        fc.pre('text' in edited && !text.trimStart().startsWith('{') && text.lastIndexOf('\ufeff') < 1);
        const others = (lines: string): string[] =>
          scanStatements(lines).flatMap((statement) =>
            statement.name === name ? [] : [lines.slice(statement.start, statement.end).replace(/[\r\n]+$/, '')],
          );
        expect(others(edited.text)).toEqual(others(text));
      }),
      { numRuns: 3000 },
    );
  });

  it('a file as people write it can always be changed, whatever the value', () => {
    fc.assert(
      fc.property(sane, fc.constantFrom('\n', '\r\n'), someChanges, (lines, end, list) => {
        const text = lines.map((line) => line.replaceAll('\n', end) + end).join('');
        expect(editEnvFile(text, new Map(list))).toHaveProperty('text');
      }),
      { numRuns: 3000 },
    );
  });

  it('setting what was removed before and removing what was set before leads back to the same text', () => {
    fc.assert(
      fc.property(sane, anyValue, (lines, value) => {
        const text = lines.map((line) => `${line}\n`).join('');
        expect(edit(edit(text, { FRESH: value }), { FRESH: null })).toBe(text);
      }),
    );
  });
});

describe('definitionsIn', () => {
  it('finds those that are replaced, too', () => {
    expect(definitionsIn('A=1\nB="x\ny"\nA=2\n')).toEqual([
      { name: 'A', line: 1 },
      { name: 'B', line: 2 },
      { name: 'A', line: 4 },
    ]);
    expect(definitionsIn('{"a": 1, "A": 2, "b": null}')).toEqual([
      { name: 'A', line: null },
      { name: 'A', line: null },
    ]);
  });

  it('finds the names that the parser finds', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, fc.json()), (text) => {
        expect(new Set(definitionsIn(text).map(({ name }) => name))).toEqual(new Set(varsOf(text).keys()));
      }),
      { numRuns: 5000 },
    );
  });
});
