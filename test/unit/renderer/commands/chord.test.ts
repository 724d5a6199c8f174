import { describe, expect, it } from 'vitest';
import { chordOf, chordText, chordWords, keysOf } from '../../../../renderer/commands/chord.ts';
import { press } from '../keyboard/press.ts';

describe('chordOf', () => {
  it.each([
    ['Ctrl+Shift+P', press('P', { code: 'KeyP', ctrlKey: true, shiftKey: true })],
    ['Ctrl+K', press('k', { code: 'KeyK', ctrlKey: true })],
    ['Shift+Meta+P', press('p', { code: 'KeyP', metaKey: true, shiftKey: true })],
    ['Shift+F6', press('F6', { shiftKey: true })],
    ['Ctrl+Shift+PageDown', press('PageDown', { ctrlKey: true, shiftKey: true })],
    ['Ctrl+,', press(',', { ctrlKey: true })],
    ['Meta++', press('+', { metaKey: true })],
  ])('says %s', (chord, event) => {
    expect(chordOf(event)).toBe(chord);
  });

  it('takes a sign as it is written, whatever keys write it', () => {
    expect(chordOf(press('?', { code: 'Slash', shiftKey: true }))).toBe('?');
    expect(chordOf(press('?', { code: 'Minus', shiftKey: true }))).toBe('?');
    expect(chordOf(press('/', { code: 'Digit7', shiftKey: true }))).toBe('/');
  });

  it('goes by the place of a key that writes no Latin letter', () => {
    expect(chordOf(press('З', { code: 'KeyP', ctrlKey: true, shiftKey: true }))).toBe('Ctrl+Shift+P');
    expect(chordOf(press('π', { code: 'KeyP', altKey: true }))).toBe('Alt+P');
    expect(chordOf(press('&', { code: 'Digit1', altKey: true }))).toBe('Alt+1');
  });

  it('goes by the letter where keys lie elsewhere', () => {
    expect(chordOf(press('A', { code: 'KeyQ', ctrlKey: true, shiftKey: true }))).toBe('Ctrl+Shift+A');
  });

  it('is nothing for modifiers alone, and for signs written with AltGr', () => {
    expect(chordOf(press('Shift', { shiftKey: true }))).toBeNull();
    expect(chordOf(press('{', { code: 'Digit7', ctrlKey: true, altKey: true }, ['AltGraph']))).toBeNull();
  });
});

describe('a chord in words', () => {
  it('is written as on the keyboard in use', () => {
    expect(chordText('Shift+Meta+P', 'mac')).toBe('⇧⌘P');
    expect(chordText('Ctrl+Shift+PageDown', 'linux')).toBe('Ctrl+Shift+Page Down');
    expect(chordWords('Meta+K', 'windows')).toEqual(['Win', 'K']);
  });

  it('keeps a plus that is the key itself', () => {
    expect(keysOf('Ctrl++')).toEqual({ ctrl: true, alt: false, shift: false, meta: false, key: '+' });
  });
});
