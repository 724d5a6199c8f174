import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CONFIG_LIMIT_BYTES,
  configBytes,
  nameProblems,
  nameRefusal,
  sizeRefusal,
} from '../../../../shared/config/config-policy.ts';

describe('Names', () => {
  it.each(['FOO', 'foo_1', '_X', 'A'])('%s is allowed', (name) => {
    expect(nameProblems(name)).toEqual([]);
  });

  it.each([
    ['A-B', /letters, digits and _/],
    ['A.B', /letters, digits and _/],
    ['É', /letters, digits and _/],
    ['1A', /digit/],
    ['__A', /two underscores/],
    ['', /needs a name/],
  ])('%j is refused', (name, sentence) => {
    expect(nameRefusal(name)).toMatch(sentence);
    expect(nameProblems(name)).toEqual([nameRefusal(name)]);
  });

  it('those of Heroku itself are used here, with a word about it', () => {
    expect(nameRefusal('HEROKU_APP_NAME')).toBeNull();
    expect(nameProblems('HEROKU_APP_NAME')).toEqual([expect.stringContaining('HEROKU_')]);
  });
});

describe('The 64 KB meter', () => {
  it('counts names and values as UTF-8', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }))), (vars) => {
        const bytes = vars.reduce((sum, [name, value]) => sum + Buffer.byteLength(name) + Buffer.byteLength(value), 0);
        expect(configBytes(vars)).toBe(bytes);
      }),
    );
  });

  it('refuses what grows beyond it, and lets what is too large already become smaller', () => {
    expect(sizeRefusal(0, CONFIG_LIMIT_BYTES)).toBeNull();
    expect(sizeRefusal(0, CONFIG_LIMIT_BYTES + 1)).toContain('65 KB');
    expect(sizeRefusal(CONFIG_LIMIT_BYTES + 2, CONFIG_LIMIT_BYTES + 1)).toBeNull();
  });
});
