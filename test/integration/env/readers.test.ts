import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editEnvFile } from '../../../shared/env/env-edit.ts';
import { parseEnvFile } from '../../../shared/env/env-file.ts';
import { ENV_READERS, type EnvReader, misreadersOf, type Spelling } from '../../../shared/env/env-readers.ts';
import { programs } from './reader-programs.ts';

const INSTALLED = ENV_READERS.filter((reader) => reader !== 'Docker Compose');

interface Written {
  value: string;
  file: string;
  misread: readonly EnvReader[];
}

/** What stands in an env file before the change, in the usual styles. */
const FILES = ['', 'OTHER=1\n', "OTHER='x y'\nKEY=old\n", 'KEY="old" # why\nOTHER=2\n', 'A=1\n# note\nKEY=\'old\'\n'];

function write(value: string, before: string): Written {
  const edited = editEnvFile(before, new Map([['KEY', value]]));
  if ('refused' in edited) throw new Error(edited.refused);
  return { value, file: edited.text, misread: edited.misread[0]?.readers ?? [] };
}

const word = fc.constantFrom(
  ...['a', 'B', '9', ' ', '\t', '#', ' #', '"', "'", '\\', '\\n', '\\t', '\\\\', '$', '$HOME', '${A}', '$(id)', '`', '!'],
  ...['{', '}', '[', '*', '?', '~', '/', '=', ':', '%', '@', '&', ';', '|', '<', '(', ')', ',', '-', 'é', '🎉', '\n'],
);
const value = fc.oneof(
  { weight: 4, arbitrary: fc.array(word, { maxLength: 8 }).map((words) => words.join('')) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\0')) },
  { weight: 1, arbitrary: fc.json({ maxDepth: 2 }) },
  { weight: 1, arbitrary: fc.webUrl({ withQueryParameters: true, withFragments: true }) },
  { weight: 1, arbitrary: fc.base64String() },
);
const SAMPLES = 600;

describe('What config:set writes', () => {
  const written = fc
    .sample(fc.tuple(value, fc.constantFrom(...FILES)), SAMPLES)
    .map(([wanted, before]) => write(wanted, before));
  const files = written.map(({ file }) => file);

  it.each(INSTALLED)('is read back equal by %s, unless a warning names it', (reader) => {
    const got = programs[reader](files, 'KEY');
    const wrong = written.filter(({ value, misread }, index) => !misread.includes(reader) && got[index] !== value);
    expect(wrong).toEqual([]);
  });

  it('is read back equal by Dynodeck', () => {
    for (const { value: wanted, file } of written) {
      expect(parseEnvFile(file, '.env').entries.find(({ name }) => name === 'KEY')?.value).toBe(wanted);
    }
  });

  it('is read by all where any way to write it is', () => {
    const avoidable = written.filter(({ value, misread }) => misread.length > 0 && waysToWrite(value).some(isForAll(value)));
    expect(avoidable).toEqual([]);
  });

  it('is read by heroku local where any way to write it is', () => {
    const reads = (text: string): ((spelling: Spelling) => boolean) => (spelling) =>
      !misreadersOf('KEY', text, spelling).includes('heroku local') && isOurs(text, spelling);
    const avoidable = written.filter(
      ({ value, misread }) => misread.includes('heroku local') && waysToWrite(value).some(reads(value)),
    );
    expect(avoidable).toEqual([]);
  });
});

/** Without quotes a value that begins with one would be taken for one in quotes. */
function waysToWrite(text: string): Spelling[] {
  const contents = [text, text.replace(/["\\$`]/g, '\\$&'), text.replaceAll('\n', '\\n')];
  const all = contents.flatMap((content) => (['', "'", '"'] as const).map((quote) => ({ quote, content })));
  return all.filter(({ quote, content }) => quote !== '' || !/^["']/.test(content));
}

function isForAll(text: string): (spelling: Spelling) => boolean {
  return (spelling) => isOurs(text, spelling) && misreadersOf('KEY', text, spelling).length === 0;
}

function isOurs(text: string, { quote, content }: Spelling): boolean {
  return parseEnvFile(`KEY=${quote}${content}${quote}`, '.env').entries[0]?.value === text;
}

describe('The warning that a program would misread a value', () => {
  const plain = fc.constantFrom('a', 'B', '1', ' ', '#', '"', "'", '$A', '`', '!', '*', '=', '&');
  const spellings = fc
    .sample(fc.tuple(fc.constantFrom<Spelling['quote']>("'", '"'), fc.array(plain, { maxLength: 6 })), SAMPLES)
    .map(([quote, words]): Spelling => ({ quote, content: words.join('') }))
    .filter(({ quote, content }) => !content.includes(quote));
  const files = spellings.map(({ quote, content }) => `KEY=${quote}${content}${quote}\n`);

  it.each(INSTALLED)('is never given for nothing: %s', (reader) => {
    const got = programs[reader](files, 'KEY');
    const needless = spellings.filter(
      (spelling, index) =>
        misreadersOf('KEY', spelling.content, spelling).includes(reader) && got[index] === spelling.content,
    );
    expect(needless).toEqual([]);
  });
});

describe('Docker Compose, whose reader cannot be installed with the tests', () => {
  const recorded = JSON.parse(
    readFileSync(new URL('../../fixtures/compose-env-cases.json', import.meta.url), 'utf8'),
  ) as { cases: { value: string; spelling: Spelling; read: string | null }[] };

  it('reads what its rules say, in the recorded cases', () => {
    const wrong = recorded.cases.filter(
      ({ value: wanted, spelling, read }) =>
        !misreadersOf('KEY', wanted, spelling).includes('Docker Compose') && read !== wanted,
    );
    expect(recorded.cases.length).toBeGreaterThan(100);
    expect(wrong).toEqual([]);
  });
});
