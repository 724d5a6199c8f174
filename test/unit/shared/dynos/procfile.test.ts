import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseProcfile } from '../../../../shared/dynos/procfile.ts';

function problemOf(text: string): string {
  const { problems } = parseProcfile(`ok: true\n${text}`, 'Procfile');
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatchObject({ file: 'Procfile', line: 2 });
  return problems[0]?.message ?? '';
}

describe('parseProcfile', () => {
  it('keeps the order of the file, also for names that are numbers', () => {
    const { processTypes } = parseProcfile('web: a\n10: b\n2: c\n', 'Procfile');
    expect(processTypes.map(({ name }) => name)).toEqual(['web', '10', '2']);
  });

  it('accepts hyphens, indentation, a byte order mark, any line ends and blank or commented lines', () => {
    const { processTypes, problems } = parseProcfile('\ufeff  my-web: a\r\n \t \r\n  # note\rclock:b  \n', 'Procfile');
    expect(processTypes).toEqual([
      { name: 'my-web', command: 'a', line: 1 },
      { name: 'clock', command: 'b', line: 4 },
    ]);
    expect(problems).toEqual([]);
  });

  it('keeps a trailing comment, which the shell deals with', () => {
    expect(parseProcfile('web: run # now', 'Procfile').processTypes[0]?.command).toBe('run # now');
  });

  it('lets the last command of a name win in the first place, and warns', () => {
    const { processTypes, problems } = parseProcfile('web: one\nworker: w\nweb: two\n', 'Procfile');
    expect(processTypes).toEqual([
      { name: 'web', command: 'two', line: 3 },
      { name: 'worker', command: 'w', line: 2 },
    ]);
    expect(problems).toEqual([
      {
        file: 'Procfile',
        line: 3,
        level: 'warning',
        message: '`web` is defined again: this command replaces the one in line 1.',
      },
    ]);
  });

  it.each([
    ['web:', '`web` has no command: write it after the colon.'],
    ['web:  ', '`web` has no command: write it after the colon.'],
    ['web : x', 'There is a space before the colon: write `web:`.'],
    ['web', '`web` has no colon and no command: write `web: command`.'],
    ['web npm start', 'There is no colon after `web`: if it is a process type, write `web: npm start`.'],
    ['wéb: x', '`wéb` cannot name a process type: use only letters, digits, `-` and `_`.'],
    ['web.1: x', '`web.1` cannot name a process type: use only letters, digits, `-` and `_`.'],
    ['export FOO=1', 'A config var does not belong in a Procfile: move it to the env file.'],
    ['FOO=1', 'A config var does not belong in a Procfile: move it to the env file.'],
    [': x', 'This is not a process type: write `name: command`.'],
    ['{"web": "x"}', '`{"web"` cannot name a process type: use only letters, digits, `-` and `_`.'],
    ['web: a\0b', 'This line holds a NUL character. If the file was saved as UTF-16, save it as UTF-8.'],
    [
      `${'x'.repeat(129)}: y`,
      `\`${'x'.repeat(40)}…\` is a longer name than Heroku takes: use 128 characters.`,
    ],
  ])('says what is wrong with %j', (line, message) => {
    expect(problemOf(line)).toBe(message);
  });

  it('says that a command cannot go on in the next line', () => {
    const { processTypes, problems } = parseProcfile('web: run \\\n  --fast\n', 'Procfile');
    expect(processTypes).toEqual([{ name: 'web', command: 'run \\', line: 1 }]);
    expect(problems.map(({ line, message }) => [line, message.slice(0, 26)])).toEqual([
      [2, 'A command cannot go on fro'],
    ]);
  });

  it('says when there is nothing to run', () => {
    for (const text of ['', '\n', '# web: x\n']) {
      expect(parseProcfile(text, 'Procfile').problems).toEqual([
        expect.objectContaining({ line: null, level: 'error' }),
      ]);
    }
  });

  it('shows nothing of the file that could drive a terminal', () => {
    expect(problemOf('\u001b[2J')).not.toContain('\u001b');
    expect(problemOf('a\u001b]0;x\u0007: y')).not.toMatch(/[\u0000-\u001f]/);
  });

  it('lists one hundred problems and counts the rest', () => {
    const { processTypes, problems } = parseProcfile(`${'bad\n'.repeat(100_000)}web: x\n`, 'Procfile');
    expect(processTypes).toEqual([{ name: 'web', command: 'x', line: 100_001 }]);
    expect(problems).toHaveLength(101);
    expect(problems.at(-1)?.message).toBe('99900 more problems are not listed.');
  });

  it('reads lines of a megabyte', () => {
    const long = 'x'.repeat(1_000_000);
    const text = `${long}\n${' '.repeat(1_000_000)}y\nweb: ${long}\n${long}: z\n`;
    expect(parseProcfile(text, 'Procfile').processTypes.map(({ name }) => name.length)).toEqual([3, 1_000_000]);
  });

  it('treats names of object members like any other', () => {
    const names = ['__proto__', 'constructor', 'toString'];
    const text = names.map((name) => `${name}: run\n`).join('');
    expect(parseProcfile(text, 'Procfile').processTypes.map(({ name }) => name)).toEqual(names);
  });

  it('never throws, and reports or uses every line that is neither blank nor a comment', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string({ unit: 'binary' }), pieceOfLine)), (lines) => {
        const { processTypes, problems } = parseProcfile(lines.join('\n'), 'Procfile');
        const dealtWith = new Set([...processTypes, ...problems].map(({ line }) => line));
        lines
          .join('\n')
          .split(/\r\n|\r|\n/)
          .forEach((line, index) => {
            const isReadable = line.trim() !== '' && !line.trim().startsWith('#');
            // A command that a later line replaces is named by that line's warning.
            const replaced = problems.some(({ message }) => message.endsWith(`in line ${index + 1}.`));
            expect(dealtWith.has(index + 1) || replaced).toBe(isReadable);
          });
      }),
    );
  });

  it('never loses a good line beside garbage', () => {
    fc.assert(
      fc.property(fc.array(pieceOfLine), fc.array(pieceOfLine), (before, after) => {
        const text = [...before, 'good-one: run it', ...after.filter((line) => !line.includes('good-one'))].join('\n');
        const { processTypes } = parseProcfile(text, 'Procfile');
        expect(processTypes.find(({ name }) => name === 'good-one')?.command).toBe('run it');
      }),
    );
  });
});

const pieceOfLine = fc
  .array(
    fc.constantFrom('web', 'job', ':', ' ', '\t', '#', '=', 'é', '\\', '"', "'", '\0', '\r', '\ufeff', 'x', '-'),
    { maxLength: 12 },
  )
  .map((pieces) => pieces.join(''));
