import dotenv from 'dotenv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseEnvFile } from '../../../../shared/env/env-file.ts';
import { undecoded } from '../../../../shared/text/undecoded.ts';

function read(text: string): Record<string, string> {
  return Object.fromEntries(parseEnvFile(text, '.env').entries.map(({ name, value }) => [name, value]));
}

function problemsOf(text: string): [number | null, string, string][] {
  return parseEnvFile(text, '.env').problems.map(({ line, level, message }) => [line, level, message]);
}

describe('parseEnvFile', () => {
  it('knows the line every config var starts in', () => {
    const text = '# top\n\nA=1\nB="two\nlines"\nexport C=3\nA=4';
    expect(parseEnvFile(text, '.env').entries).toEqual([
      { name: 'A', value: '4', line: 7 },
      { name: 'B', value: 'two\nlines', line: 4 },
      { name: 'C', value: '3', line: 6 },
    ]);
  });

  it.each([
    ['A="say \\"hi\\""', 'say "hi"'],
    ['A="one\\ntwo"', 'one\ntwo'],
    ['A="one\\\\ntwo\\"s"', 'one\\ntwo"s'],
    ['A="multi\r\nline"\r\n', 'multi\nline'],
    ['A="multi\nline" # note', 'multi\nline'],
    ["A='multi\n# no comment\nline'", 'multi\n# no comment\nline'],
    ['A="{\n  \\"k\\": 1\n}"', '{\n  "k": 1\n}'],
    ['A="C:\\dir\\"', 'C:\\dir\\'],
    ['A="C:\\dir\\" # home', 'C:\\dir\\'],
    ['A="b\\\\c"', 'b\\\\c'],
    ['A="$(x) ${y} `z`"', '$(x) ${y} `z`'],
    ['A=""', ''],
    ['A=', ''],
    ['export A = b', 'b'],
  ])('reads %j', (text, value) => {
    expect(read(text)).toEqual({ A: value });
    expect(parseEnvFile(text, '.env').problems).toEqual([]);
  });

  it('reads export as a name where it is one', () => {
    expect(read('export=1\nexport =2\nexported=3')).toEqual({ export: '2', exported: '3' });
  });

  it.each([
    ['A=pa#ss', 'pa', 'The value ends at `#`, which starts a comment here: put the value in quotes to keep the rest.'],
    ['A=#fff', '', 'The value ends at `#`, which starts a comment here: put the value in quotes to keep the rest.'],
    ['A="x" B="y"', 'x', 'What follows the closing quote is left out: put the whole value in one pair of quotes.'],
    ["A='it''s'", 'it', 'What follows the closing quote is left out: put the whole value in one pair of quotes.'],
    ['A="open', '"open', 'The quote " is never closed: it became part of the value. Close it.'],
    ['A="C:\\new"', 'C:\new', 'In double quotes `\\n` is a line break: put a Windows path in single quotes.'],
    ['A=`b`', '`b`', 'Backticks are no quotes here but part of the value: use single or double quotes.'],
    [
      'A="x\nPORT=80\ny"',
      'x\nPORT=80\ny',
      'This value goes on over lines that look like config vars: is its closing quote missing?',
    ],
    [
      'A=x\rB=y',
      'x\rB=y',
      'This value holds carriage returns: if they were meant as line ends, save the file with LF line ends.',
    ],
  ])('warns about %j', (text, value, message) => {
    expect(read(text)).toEqual({ A: value });
    expect(problemsOf(text)).toEqual([[1, 'warning', message]]);
  });

  it('takes padding of base64 for no config var', () => {
    expect(problemsOf('KEY="-----BEGIN\nu4QuUoobAgMBAAE=\nabc==\n-----END"')).toEqual([]);
  });

  it.each([
    ['=value', 'There is no name for this value: write `NAME=value`.'],
    ['AB', 'There is no `=` in this line: it is left out. Write `NAME=value`.'],
    ['export ABC', 'There is no `=` in this line: it is left out. Write `NAME=value`.'],
    ['A=b\0c', 'No config var can hold a NUL character. If the file was saved as UTF-16, save it as UTF-8.'],
    ['A\0=b', 'No config var can hold a NUL character. If the file was saved as UTF-16, save it as UTF-8.'],
  ])('leaves out and reports %j', (text, message) => {
    expect(read(`OK=1\n${text}\nNEXT=2`)).toEqual({ OK: '1', NEXT: '2' });
    expect(problemsOf(`OK=1\n${text}\nNEXT=2`)).toEqual([[2, 'error', message]]);
  });

  it('keeps a bare word as heroku local does, with a warning', () => {
    expect(read('DEBUG')).toEqual({ DEBUG: '' });
    expect(problemsOf('DEBUG').map(([, level]) => level)).toEqual(['warning']);
  });

  it('never makes names of what follows a quote left open, which may be a private key', () => {
    const text = 'KEY="-----BEGIN PRIVATE KEY-----\nMIIBIjANBgkqhki\nOK=1\n';
    expect(read(text)).toEqual({ KEY: '"-----BEGIN PRIVATE KEY-----', OK: '1' });
  });

  it('goes on with the next line where a quote is left open', () => {
    expect(read('A="b\nB=c\nC="d"\nD=\'e\n')).toEqual({ A: '"b', B: 'c', C: 'd', D: "'e" });
  });

  it('says which line an earlier definition was in', () => {
    expect(problemsOf('A=1\nB=2\nA=3')).toEqual([
      [3, 'warning', '`A` is defined again: this value replaces the one in line 1.'],
    ]);
  });

  it('keeps names Heroku would refuse, with a warning', () => {
    expect(read('A-B=1\n2C=3')).toEqual({ 'A-B': '1', '2C': '3' });
    expect(problemsOf('A-B=1\n2C=3').map(([line, level]) => [line, level])).toEqual([
      [1, 'warning'],
      [2, 'warning'],
    ]);
  });

  it('never shows a value or an odd name in a problem', () => {
    const text = 'A=s3cret#x\nB="s3cret\nC="s3cret" s3cret\ns3cret/+=x\n{"A": "s3cret\n';
    expect(JSON.stringify(parseEnvFile(text, '.env').problems)).not.toContain('s3cret');
    const json = '{"A": "s3cret", "B": s3cret}';
    expect(JSON.stringify(parseEnvFile(json, '.env').problems)).not.toContain('s3cret');
  });

  it('treats names of object members like any other', () => {
    expect(parseEnvFile('__proto__=1\nconstructor=2', '.env').entries.map(({ name }) => name)).toEqual([
      '__proto__',
      'constructor',
    ]);
    expect(parseEnvFile('{"__proto__": {"a": 1}}', '.env').entries.map(({ name }) => name)).toEqual(['__PROTO___A']);
  });
});

const BODY = ['MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQDExampleExample', 'q83vExampleOnlyNotAKeyEx', 'c29tZXRoaW5nZWxzZQ=='];
const KEY = ['-----BEGIN PRIVATE KEY-----', ...BODY, '-----END PRIVATE KEY-----'];

describe('Lines of something that was pasted without quotes', () => {
  it.each<[string, string[], string[]]>([
    ['of a key in PEM format', [`KEY=${KEY.join('\n')}`], ['KEY']],
    ['of a key with CRLF', [`KEY=${KEY.join('\r\n')}\r`], ['KEY']],
    ['of a key behind export', [`export KEY=${KEY.join('\n')}`], ['KEY']],
    ['of a key without its end', [`KEY=${KEY.slice(0, -1).join('\n')}`], ['KEY']],
    ['of a key without its name', KEY, []],
    ['of a key behind its name', ['KEY=', ...KEY], ['KEY']],
    ['of a key with headers', ['KEY=-----BEGIN RSA PRIVATE KEY-----', 'Proc-Type: 4,ENCRYPTED', '', ...BODY, KEY[4] ?? ''], ['KEY']],
    ['of a key whose quote stays open', [`KEY="${KEY.join('\n')}`], ['KEY']],
    ['of two keys, one after the other', [`A=${KEY.join('\n')}`, `B=${KEY.join('\n')}`], ['A', 'B']],
    ['of a certificate in lower-case names', [`tls_cert=${KEY.join('\n').replaceAll('PRIVATE KEY', 'CERTIFICATE')}`], ['tls_cert']],
    ['of base64 alone', BODY, []],
    ['of base64 with one pad', ['A=x', 'q83vEx/mple+nlyNotAKey=='.replace('==', '=')], ['A']],
    ['of an ssh key', ['KEY=ssh-rsa', 'AAAAB3NzaC1yc2EAAAADAQABAAABgQC7/example+example0example1example2 me@host'], ['KEY']],
    ['of JSON', ['G={', '  "type": "service_account",', '  "url": "https://a/b?c=d",', '  "id": 1', '}'], ['G']],
    ['of compact JSON', ['G=[', '"a=b",', '{"c":"d=e"}', ']'], ['G']],
  ])('%s are problems with numbers, and no names', (_, lines, names) => {
    const text = ['FIRST=1', ...lines, 'AFTER=2', 'LAST='].join('\n');
    const { entries, problems } = parseEnvFile(text, '.env');
    expect(entries.map(({ name }) => name)).toEqual(['FIRST', ...names, 'AFTER', 'LAST']);
    expect(entries.find(({ name }) => name === 'AFTER')?.value).toBe('2');
    expect(problems.some(({ level, line }) => level === 'error' && line !== null)).toBe(true);
    expect(JSON.stringify(problems)).toContain('quotes');
    for (const piece of [...BODY, 'service_account']) expect(JSON.stringify(problems)).not.toContain(piece);
  });

  it('say how the key is to be written', () => {
    expect(problemsOf(`KEY=${KEY.join('\n')}\n`).slice(0, 2)).toEqual([
      [1, 'warning', expect.stringContaining('put all of it in quotes')],
      [2, 'error', expect.stringContaining('This line cannot be a config var: it is left out.')],
    ]);
  });

  it.each([
    ['SECRET_KEY_BASE=', { SECRET_KEY_BASE: '' }],
    ['A=a==', { A: 'a==' }],
    ['FOO==', { FOO: '=' }],
    ['myDatabaseConnectionUrl=', { myDatabaseConnectionUrl: '' }],
    ['A_VERY_LONG_NAME_OF_A_CONFIG_VAR_THAT_NOBODY_WOULD_TYPE_1', { A_VERY_LONG_NAME_OF_A_CONFIG_VAR_THAT_NOBODY_WOULD_TYPE_1: '' }],
    ['a.b-c=1', { 'a.b-c': '1' }],
    [`KEY="${KEY.join('\n')}"`, { KEY: KEY.join('\n') }],
    [`KEY='${KEY.join('\n')}'`, { KEY: KEY.join('\n') }],
  ])('are not what %j is', (text, vars) => {
    expect(read(text)).toEqual(vars);
  });
});

describe('Bytes that are no UTF-8', () => {
  const byte = undecoded(0xe9);

  it('make their line a problem, wherever they stand in it', () => {
    expect(read(`OK=1\nA=caf${byte}\n${byte}=x\n${byte}\nB="x\n${byte}"\nNEXT=2`)).toEqual({ OK: '1', NEXT: '2' });
    expect(problemsOf(`A=1\nB=${byte}`)).toEqual([[2, 'error', expect.stringContaining('This line is not in UTF-8')]]);
  });

  it('in comments are told of once', () => {
    expect(problemsOf(`# ${byte}\nA=1\n# ${byte}\n`)).toEqual([[1, 'warning', expect.stringContaining('comment')]]);
  });
});

describe('parseEnvFile on JSON', () => {
  it('joins nested names in upper case and leaves null out', () => {
    const text = '\ufeff{"a": {"b": ["x", true], "c": null}, "D": 1.5}';
    expect(read(text)).toEqual({ A_B_0: 'x', A_B_1: 'true', D: '1.5' });
  });

  it.each(['42', '"x"', 'true', 'null'])('finds no config vars in %s and says so', (text) => {
    expect(parseEnvFile(text, '.env').entries).toEqual([]);
    expect(problemsOf(text).map(([line, level]) => [line, level])).toEqual([[null, 'error']]);
  });

  it('says when JSON is broken, and makes no names of its lines', () => {
    expect(read('{\n  "port": 80,\n}')).toEqual({});
    expect(problemsOf('{\n  "port": 80,\n}').map(([line]) => line)).toEqual([null]);
  });

  it('still reads lines of a file that only starts with a brace', () => {
    expect(read('{"\nA=1\n')).toMatchObject({ A: '1' });
  });

  it('warns when upper case makes two names one', () => {
    expect(read('{"a": 1, "A": 2}')).toEqual({ A: '2' });
    expect(problemsOf('{"a": 1, "A": 2}').map(([, level]) => level)).toEqual(['warning']);
  });

  it('leaves out what is nested too deep or named too long', () => {
    const deep = `{"ok": 1, "deep": ${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
    expect(read(deep)).toEqual({ OK: '1' });
    const wide = { ['k'.repeat(100_000)]: Object.fromEntries(Array.from({ length: 10_000 }, (_, n) => [`n${n}`, n])) };
    expect(read(JSON.stringify({ ok: 1, wide }))).toEqual({ OK: '1' });
  });
});

/** Pieces that meet every rule of the grammar; joined at random they make files no one would write. */
const fragment = fc.constantFrom(
  ...['A', 'BC', '=', '"', "'", '`', '\\', '\\n', '\\"', '#', ' ', '\t', '\r', '\r\n', '\n', 'export ', '{', '}', ':'],
  ...['\0', '\ufeff', '\u2028', '\ud800', 'é', '$', '!', '"k"', '__proto__'],
);
const garbage = fc.array(fragment, { maxLength: 40 }).map((pieces) => pieces.join(''));
/** One line that opens no quote which a later one could close. */
const garbageLine = garbage.map((text) => text.replace(/[\r\n"']/g, ''));

describe('parseEnvFile on anything', () => {
  it('never throws, gives every name once and only text an environment can hold', () => {
    fc.assert(
      fc.property(fc.oneof(garbage, fc.string({ unit: 'binary' }), fc.json()), (text) => {
        const { entries } = parseEnvFile(text, '.env');
        expect(new Set(entries.map(({ name }) => name)).size).toBe(entries.length);
        for (const { name, value, line } of entries) {
          expect(name).not.toBe('');
          expect(`${name}${value}`).not.toContain('\0');
          if (line !== null) expect(line).toBeLessThanOrEqual(text.split('\n').length);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('never loses a good line beside garbage', () => {
    const opening = fc.constantFrom('A="open', "B='open", 'C="a\\"', '=', 'export', '{', '"k": 1,');
    const lines = fc.array(fc.oneof(garbageLine, opening));
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        const text = [...before, 'GOOD=1', 'QUOTED="2 3"', ...after].join('\n');
        expect(read(text)).toMatchObject({ GOOD: '1', QUOTED: '2 3' });
      }),
      { numRuns: 1000 },
    );
  });

  it('reads what dotenv reads the same on what both are documented to agree on', () => {
    const name = fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_]{0,8}$/).filter((text) => text !== '__proto__');
    const bare = fc.stringMatching(/^[A-Za-z0-9.,/:@%+=é 漢$-]{0,12}$/);
    // A backslash before the closing quote is not such ground: dotenv reads on.
    const single = fc.stringMatching(/^([A-Za-z0-9 #="$\\-]{0,12}[a-z])?$/).map((text) => `'${text}'`);
    const double = fc.stringMatching(/^[A-Za-z0-9 #='$-]{0,12}$/).map((text) => `"${text}"`);
    const multiline = fc.array(fc.stringMatching(/^[a-z #-]{1,8}$/), { minLength: 2 }).map((l) => `"${l.join('\n')}"`);
    const value = fc.oneof(bare, single, double, multiline);
    const assignment = fc
      .tuple(fc.constantFrom('', '  ', 'export '), name, value, fc.constantFrom('', '  ', ' # note'))
      .map(([before, key, text, after]) => `${before}${key}=${text}${after}`);
    const line = fc.oneof({ weight: 4, arbitrary: assignment }, fc.constantFrom('', '# A=1', '  # note'));
    fc.assert(
      fc.property(fc.array(line), fc.constantFrom('\n', '\r\n'), (lines, lineEnd) => {
        const text = lines.join(lineEnd);
        expect(read(text)).toEqual({ ...dotenv.parse(text) });
      }),
      { numRuns: 1000 },
    );
  });

  it('takes time in proportion to the text', () => {
    const hostile = [
      'A="x\n'.repeat(100_000),
      'A="x\nB=\'y\n'.repeat(50_000),
      'A="\\"\n'.repeat(100_000),
      'bare\n'.repeat(200_000),
      `A=${' '.repeat(1_000_000)}x`,
      `A="${'\\'.repeat(1_000_001)}`,
      `${'A'.repeat(1_000_000)}\n${' '.repeat(1_000_000)}`,
      `{"${' '.repeat(1_000_000)}`,
      `A="${'\nB'.repeat(500_000)}"`,
    ];
    // Quadratic time would be minutes here, far beyond the runner's own limit.
    for (const text of hostile) expect(parseEnvFile(text, '.env').problems.length).toBeLessThanOrEqual(101);
  });
});
