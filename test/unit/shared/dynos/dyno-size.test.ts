import { describe, expect, test } from 'vitest';
import { dynoSize, oneOffSize, sizeLabel, sizeWarnings } from '../../../../shared/dynos/dyno-size.ts';

const type = (name: string, quantity: number, size: string) => ({ name, quantity, size });

describe('Sizes', () => {
  test('are found in any case, and what is none is the default', () => {
    expect(dynoSize('performance-l-ram')?.quota).toBe(30_720);
    expect(dynoSize('1X')).toBeUndefined();
    expect([sizeLabel('STANDARD-2x'), sizeLabel('huge'), sizeLabel(undefined)]).toEqual(['Standard-2X', 'Basic', 'Basic']);
  });

  test.each([
    [['Basic', 'Basic'], 'Basic'],
    [[], 'Basic'],
    [['Eco'], 'Eco'],
    [['Standard-2X'], 'Standard-1X'],
    [['Performance-L'], 'Standard-1X'],
    [['Eco', 'Performance-M'], 'Standard-1X'],
  ])('one-off dynos beside %j are %s', (sizes, size) => {
    expect(oneOffSize(sizes)).toBe(size);
  });
});

describe('Rules of Heroku', () => {
  test('allow what Heroku would run', () => {
    expect(sizeWarnings([type('web', 1, 'Basic'), type('worker', 1, 'Basic')])).toEqual([]);
    expect(sizeWarnings([type('web', 10, 'Performance-L'), type('worker', 90, 'Standard-1X')])).toEqual([]);
    expect(sizeWarnings([type('web', 1, 'Eco'), type('worker', 1, 'Eco')])).toEqual([]);
  });

  test('limit dynos of a type', () => {
    expect(sizeWarnings([type('web', 3, 'Basic')])).toEqual([
      'Basic allows 1 web dyno, not 3: Standard-1X is the smallest size with more.',
    ]);
    expect(sizeWarnings([type('web', 11, 'Performance-M')])).toEqual(['Performance-M allows 10 web dynos, not 11.']);
  });

  test('do not mix Eco or Basic with others, unless those have no dynos', () => {
    const mixed = [type('web', 1, 'Standard-1X'), type('worker', 1, 'Eco')];
    expect(sizeWarnings(mixed)).toEqual(['An app with Eco dynos has no others: worker is Eco, web is Standard-1X.']);
    expect(sizeWarnings([type('web', 1, 'Standard-1X'), type('worker', 0, 'Eco')])).toEqual([]);
  });

  test('limit Eco dynos and dynos in all', () => {
    const eco = ['a', 'b', 'c'].map((name) => type(name, 1, 'Eco'));
    expect(sizeWarnings(eco)).toEqual(['At most 2 Eco dynos of an app run at a time, not 3.']);
    expect(sizeWarnings([type('web', 60, 'Standard-1X'), type('worker', 41, 'Standard-2X')])).toEqual([
      'An app has at most 100 dynos, not 101.',
    ]);
  });
});
