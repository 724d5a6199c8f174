import { describe, expect, it } from 'vitest';
import {
  acceptedLanguages,
  isLanguageTag,
  matchLanguage,
} from '../../../../electron/server/languages/match-language.ts';

describe('The language of the window', () => {
  it('is the first that is wanted and there is', () => {
    expect(matchLanguage(['ja', 'fr', 'de'], ['de', 'fr'])).toBe('fr');
    expect(matchLanguage(['pt-br'], ['pt', 'pt-BR'])).toBe('pt-BR');
  });

  it('is the general form where the special one is missing, and not the other way round', () => {
    expect(matchLanguage(['de-AT'], ['de'])).toBe('de');
    expect(matchLanguage(['de-AT'], ['de', 'de-AT'])).toBe('de-AT');
    expect(matchLanguage(['zh-Hant-TW'], ['zh', 'zh-Hant'])).toBe('zh-Hant');
    expect(matchLanguage(['de'], ['de-AT'])).toBeNull();
  });

  it('is English where English is wanted more than any that there is', () => {
    expect(matchLanguage(['ja', 'en-GB', 'de'], ['de'])).toBeNull();
    expect(matchLanguage(['de', 'en'], ['de'])).toBe('de');
    expect(matchLanguage([], ['de'])).toBeNull();
  });

  it('is looked up in whatever a client sends', () => {
    expect(matchLanguage(['', '-', 'd', '../../de', '*'], ['de'])).toBeNull();
  });
});

describe('The Accept-Language header', () => {
  it('names languages by their weight', () => {
    expect(acceptedLanguages('fr;q=0.5, de-AT, de;q=0.9, en;q=0.1')).toEqual(['de-AT', 'de', 'fr', 'en']);
  });

  it('may be missing, or hold what is no language', () => {
    expect(acceptedLanguages(undefined)).toEqual([]);
    expect(acceptedLanguages('*, ;q=1, de;q=0, fr;q=much, it; q=0.3')).toEqual(['it']);
    expect(acceptedLanguages('x,'.repeat(10_000)).length).toBeLessThan(100);
  });
});

describe('The name of a catalogue', () => {
  it('is a language tag', () => {
    expect(['de', 'pt-BR', 'zh-Hant-TW', 'README', 'de_AT', '', 'x y'].filter(isLanguageTag)).toEqual([
      'de',
      'pt-BR',
      'zh-Hant-TW',
      'README',
    ]);
  });
});
