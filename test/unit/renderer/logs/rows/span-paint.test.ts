import { describe, expect, test } from 'vitest';
import { SpanPaints } from '../../../../../renderer/logs/rows/span-paint.ts';
import { parseAnsi } from '../../../../../shared/logs/ansi.ts';

const ansi = Array.from({ length: 16 }, (_, i) => `#${i.toString(16)}0f0f0`);
const palette = {
  background: '#000000',
  foreground: '#ffffff',
  cursor: '#ffffff',
  selection: '#333333',
  currentHit: '#333333',
  hit: '#333333',
  hitFrame: '#333333',
  ansi,
};
const paints = new SpanPaints(palette);

const paint = (text: string) => paints.of(parseAnsi(text)[0]!.style);

describe('painting ANSI styles', () => {
  test('leaves plain text to the list', () => {
    expect(paint('plain')).toEqual({ className: '', color: '', background: '' });
  });

  test('takes the sixteen colours from the theme', () => {
    expect(paint('\x1b[32mgreen').color).toBe('rgb(32 240 240)');
  });

  test('shows bold text in the bright colour, as terminals do', () => {
    expect(paint('\x1b[1;32mgreen')).toMatchObject({ className: 'ansi-bold', color: 'rgb(160 240 240)' });
  });

  test('understands colours that a build has shortened', () => {
    const short = new SpanPaints({ ...palette, ansi: ['#abc'] });
    expect(short.of(parseAnsi('\x1b[30mx')[0]!.style).color).toBe('rgb(170 187 204)');
  });

  test('swaps the colours of inverse text', () => {
    expect(paint('\x1b[7minverse')).toMatchObject({ color: 'rgb(0 0 0)', background: 'rgb(255 255 255)' });
  });

  test('makes dark text on a dark background readable', () => {
    expect(paint('\x1b[38;2;10;10;10mdark').color).not.toBe('rgb(10 10 10)');
  });
});
