import { afterEach, describe, expect, it } from 'vitest';
import { locale, speak, t, tn } from '../../../../shared/text/i18n.ts';

afterEach(() => speak('en', {}));

describe('Words', () => {
  it('are the English ones of the source without a catalogue', () => {
    expect(t('Stop all')).toBe('Stop all');
    expect(t('Close {app}', { app: 'shop' })).toBe('Close shop');
    expect([0, 1, 2].map((count) => tn(count, '{n} dyno', '{n} dynos'))).toEqual(['0 dynos', '1 dyno', '2 dynos']);
  });

  it('are those of the catalogue, and English where it lacks one', () => {
    speak('de', { 'Stop all': 'Alle anhalten', 'Close {app}': '{app} schließen' });
    expect(t('Stop all')).toBe('Alle anhalten');
    expect(t('Close {app}', { app: 'shop' })).toBe('shop schließen');
    expect(t('Start all')).toBe('Start all');
  });

  it('take the plural form that the language has for a count', () => {
    speak('pl', { '{n} dynos': { one: '{n} dyno', few: '{n} dyna', many: '{n} dyn', other: '{n} dyna' } });
    expect([1, 3, 5].map((count) => tn(count, '{n} dyno', '{n} dynos'))).toEqual(['1 dyno', '3 dyna', '5 dyn']);
  });

  it('fall back to the other form, then to English, where a plural form is missing', () => {
    speak('pl', { '{n} dynos': { other: '{n} dyna' }, '{n} apps': {} });
    expect(tn(5, '{n} dyno', '{n} dynos')).toBe('5 dyna');
    expect(tn(5, '{n} app', '{n} apps')).toBe('5 apps');
  });

  it('say which language they are, for numbers and dates', () => {
    expect(locale()).toBe('en');
    speak('de', {});
    expect(locale()).toBe('de');
  });

  it('keep what looks like a name of a value and is none', () => {
    expect(t('Close {app}', {})).toBe('Close {app}');
    expect(t('{a} {b}', { a: '{b}', b: 1 })).toBe('{b} 1');
  });
});
