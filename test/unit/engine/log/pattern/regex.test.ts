import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { patternOf } from '../../../../../electron/engine/log/pattern/compile-pattern.ts';
import { DynodeckError } from '../../../../../shared/contract/failure.ts';

/** Many cases, on a machine that may be busy with other tests. */
const PROPERTY_TIMEOUT_MS = 60_000;

function matches(source: string, text: string): boolean {
  const bytes = Buffer.from(text);
  return patternOf(source, true).isIn(bytes, 0, bytes.length);
}

function isTooLarge(source: string): boolean {
  try {
    patternOf(source, true);
    return false;
  } catch (error) {
    if (error instanceof DynodeckError && error.message.includes('it is too large')) return true;
    throw error;
  }
}

/** The lines that candidate() finds, as the scan of a segment uses it. */
function linesFound(source: string, lines: string[]): string[] {
  const pattern = patternOf(source, true);
  const data = Buffer.from(lines.map((line) => `${line}\n`).join(''));
  const found: string[] = [];
  let at = 0;
  for (let hit = pattern.candidate(data, 0, data.length); hit >= 0; hit = pattern.candidate(data, at, data.length)) {
    const start = hit === 0 ? 0 : data.lastIndexOf(10, hit - 1) + 1;
    at = data.indexOf(10, hit) + 1;
    if (pattern.isExact || pattern.isIn(data, start, at - 1)) found.push(data.toString('utf8', start, at - 1));
  }
  return found;
}

const atom = fc.constantFrom(
  'a', 'B', 'é', 'Ж', '€', '😀', '.', '\\d', '\\w', '\\s', '\\S', '\\W', '[a-c]', '[^a]', '[^é]', '[é-ж]', '[€😀]', '\\.', ' ', '^', '$', '\\b',
  '[\\d-]', '\\x61', '\\u00e9', '[]', '[^]',
);
const quantifier = fc.constantFrom('', '', '', '*', '+', '?', '*?', '{2}', '{1,3}', '{0,2}', '{2,}');
const isAssertion = (text: string): boolean => text === '^' || text === '$' || text === '\\b';
const { regex: anyRegex } = fc.letrec<{ regex: string; term: string }>((tie) => ({
  term: fc.oneof(
    { maxDepth: 2 },
    fc.tuple(atom, quantifier).map(([text, count]) => (isAssertion(text) ? text : text + count)),
    fc.tuple(tie('regex'), quantifier).map(([text, count]) => `(?:${text})${count}`),
    fc.tuple(tie('regex'), tie('regex')).map(([left, right]) => `(${left}|${right})`),
  ),
  regex: fc.array(tie('term'), { maxLength: 3 }).map((terms) => terms.join('')),
}));
/** Nested repetitions may ask for more steps than a pattern may have, which is said and tested below. */
const regex = anyRegex.filter((source) => source.length < 40 && !isTooLarge(source));
const text = fc.array(fc.constantFrom('a', 'A', 'b', 'c', '1', '_', '.', ' ', '-', 'é', 'É', 'ж', 'Ж', '€', '😀', '\u00a0', 'ß'), { maxLength: 8 }).map((parts) => parts.join(''));

describe('regular expressions', () => {
  it('match the lines that JavaScript\'s match, in any case', () => {
    fc.assert(
      fc.property(regex, fc.array(text, { minLength: 1, maxLength: 6 }), (source, lines) => {
        const expected = new RegExp(source, 'iu');
        for (const line of lines) expect([source, line, matches(source, line)]).toEqual([source, line, expected.test(line)]);
        expect(linesFound(source, lines)).toEqual(lines.filter((line) => expected.test(line)));
      }),
      { numRuns: 3000 },
    );
  }, PROPERTY_TIMEOUT_MS);

  it('find the same lines whether the text that they require is rare or on every line', () => {
    for (const every of [1, 7, 1_000]) {
      const lines = Array.from({ length: 3_000 }, (_, at) => `${at % 3 === 0 ? 'GET' : 'put'} /${at}${at % every === 0 ? ' in ms' : ''}`);
      expect(linesFound('get .*5 in', lines)).toEqual(lines.filter((line) => /get .*5 in/i.test(line)));
    }
  });

  it('may nest repetitions of at least one without doubling in size at each level', () => {
    const nested = '(?:(?:(?:(?:(?:(?:[é-ж]\\S)+)+)+)+)+){2,}';
    expect(matches(nested, 'éaéa')).toBe(true);
    expect(matches(nested, 'éa')).toBe(false);
  });

  it('mind the case after (?-i)', () => {
    fc.assert(
      fc.property(regex, text, (source, line) => {
        expect(matches(`(?-i)${source}`, line)).toBe(new RegExp(source, 'u').test(line));
      }),
      { numRuns: 1000 },
    );
  }, PROPERTY_TIMEOUT_MS);

  it.each([
    ['(a', /a group is not closed/],
    ['a)', /\) without a \(/],
    ['[a', /\[ is not closed/],
    ['*a', /nothing before \*/],
    ['a**', /follow each other/],
    ['a{3,1}', /wrong way round/],
    ['[z-a]', /wrong way round/],
    ['a{5000}', /more than 1000 times/],
    ['((.{500}){500})', /too large/],
    ['(?=a)', /looking ahead/],
    ['(?<!a)b', /looking ahead or behind/],
    ['(a)\\1', /referring back/],
    ['\\p{L}', /not supported/],
    ['a\\', /ends with a single/],
    ['\\q', /no meaning/],
  ])('explain in plain words what is wrong with %s', (source, reason) => {
    expect(() => patternOf(source, true)).toThrow(reason);
  });

  it('explain groups nested too deeply', () => {
    expect(() => patternOf('('.repeat(900), true)).toThrow(/nested too deeply/);
  });

  it('are never slow: what makes backtracking engines hang takes one look at each byte', () => {
    const bytes = Buffer.from(`${'a'.repeat(9_990)}!`);
    for (const source of ['(a+)+$', '(a|aa)+$', '(.*a){20}$', '(a?){50}a{50}b', '^(([a-z])+.)+[A-Z]([a-z])+$']) {
      expect(patternOf(source, true).isIn(bytes, 0, bytes.length)).toBe(new RegExp('^$').test(source));
    }
  });

  it('forget states and go on where a pattern has too many', () => {
    const source = 'a.{12}b';
    const lines = Array.from({ length: 300 }, (_, at) => `${(at * 2_654_435_761 % 4096).toString(2).replaceAll('0', 'a').replaceAll('1', 'x').repeat(3)}b`);
    expect(linesFound(source, lines)).toEqual(lines.filter((line) => new RegExp(source).test(line)));
  });
});
