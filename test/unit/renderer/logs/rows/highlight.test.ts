import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cutAtMatches, findMatches, highlightPattern } from '../../../../../renderer/logs/rows/highlight.ts';

describe('highlighting what the filter found', () => {
  test('finds a text literally, in either case', () => {
    expect(findMatches('GET /a.b Get', highlightPattern('get'))).toEqual([
      [0, 3],
      [9, 12],
    ]);
    expect(findMatches('axb a.b', highlightPattern('a.b'))).toEqual([[4, 7]]);
  });

  test('takes any text for what it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), fc.string({ unit: 'grapheme' }), (needle, around) => {
        const [start, end] = findMatches(`${around}${needle}`, highlightPattern(needle)).at(-1) ?? [-1, -1];
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeGreaterThan(start);
      }),
    );
  });

  test('marks nothing for an empty text', () => {
    expect(highlightPattern('')).toBeNull();
    expect(findMatches('abc', null)).toEqual([]);
  });

  test('bounds the marks of one line', () => {
    expect(findMatches('a'.repeat(10_000), highlightPattern('a')).length).toBe(100);
  });

  test('cuts a span where a match begins before it and another ends after it', () => {
    expect(cutAtMatches('abcdef', 10, [[8, 12], [14, 20]])).toEqual([
      { text: 'ab', hit: true },
      { text: 'cd', hit: false },
      { text: 'ef', hit: true },
    ]);
  });

  test('keeps the text of a span whole', () => {
    const matches = fc.uniqueArray(fc.nat(30), { maxLength: 6 }).map((cuts) => {
      const sorted = cuts.sort((a, b) => a - b);
      const even = sorted.slice(0, sorted.length - (sorted.length % 2));
      return even.flatMap((start, i) => (i % 2 === 0 ? [[start, even[i + 1]!] as const] : []));
    });
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), fc.nat(20), matches, (text, offset, found) => {
        expect(cutAtMatches(text, offset, found).map((piece) => piece.text).join('')).toBe(text);
      }),
    );
  });
});
