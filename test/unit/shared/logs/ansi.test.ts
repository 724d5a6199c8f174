import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PLAIN } from '../../../../shared/logs/ansi-style.ts';
import { parseAnsi, stripAnsi, type AnsiStyle } from '../../../../shared/logs/ansi.ts';

/** Text and what differs from plain, per span. */
function spans(text: string): [string, Partial<AnsiStyle>][] {
  return parseAnsi(text).map(({ text: run, style }) => [
    run,
    Object.fromEntries(Object.entries(style).filter(([key, value]) => value !== PLAIN[key as keyof AnsiStyle])),
  ]);
}

describe('parseAnsi', () => {
  it('is one plain span for plain text, and none for no text', () => {
    expect(parseAnsi('a\tb é 漢')).toEqual([{ text: 'a\tb é 漢', style: PLAIN }]);
    expect(parseAnsi('')).toEqual([]);
  });

  it.each([
    ['\x1b[31mred\x1b[0m plain', [['red', { fg: { palette: 1 } }], [' plain', {}]]],
    ['\x1b[1;97;44mx\x1b[my', [['x', { bold: true, fg: { palette: 15 }, bg: { palette: 4 } }], ['y', {}]]],
    ['\x1b[103mx\x1b[49my', [['x', { bg: { palette: 11 } }], ['y', {}]]],
    ['\x1b[38;5;208mx', [['x', { fg: { palette: 208 } }]]],
    ['\x1b[38:5:208mx', [['x', { fg: { palette: 208 } }]]],
    ['\x1b[48;2;1;2;3;1mx', [['x', { bg: { rgb: [1, 2, 3] }, bold: true }]]],
    ['\x1b[38:2:1:2:3mx', [['x', { fg: { rgb: [1, 2, 3] } }]]],
    ['\x1b[38:2::1:2:3;3mx', [['x', { fg: { rgb: [1, 2, 3] }, italic: true }]]],
    ['\x1b[58;5;1;4mx', [['x', { underline: true }]]],
    ['\x1b[4:3mx\x1b[4:0my', [['x', { underline: true }], ['y', {}]]],
    ['\x1b[2;3;7;8;9mx', [['x', { dim: true, italic: true, inverse: true, hidden: true, strike: true }]]],
    ['\x1b[1;2mx\x1b[22my', [['x', { bold: true, dim: true }], ['y', {}]]],
    ['\x1b[3;4;7;8;9mx\x1b[23;24;27;28;29my', [['x', expect.anything()], ['y', {}]]],
    ['\x1b[31m\x1b[39mx', [['x', {}]]],
    ['\x1b[31ma\x1b[31mb', [['ab', { fg: { palette: 1 } }]]],
    ['\x1b[38;5;999mx', [['x', {}]]],
    ['\x1b[38mx', [['x', {}]]],
    ['\u009b31mx', [['x', { fg: { palette: 1 } }]]],
  ])('paints %j', (text, expected) => {
    expect(spans(text)).toEqual(expected);
  });

  it.each([
    ['cursor and screen', '\x1b[2J\x1b[1;1Hx\x1b[?25l\x1b[K'],
    ['settings that end like colours', '\x1b[>4;2mx\x1b[?1m'],
    ['titles ended by BEL', '\x1b]0;title\x07x'],
    ['links ended by ST', '\x1b]8;;http://a\x1b\\x\x1b]8;;\x1b\\'],
    ['strings as one character each', '\u009d0;title\u009cx\u0084'],
    ['device control strings', '\x1bPq#0;2~\x1b\\x'],
    ['character sets and resets', '\x1b(Bx\x1bc\x1b7'],
    ['control characters', '\x00x\x07\x0e\x7f\r'],
    ['a sequence cut off', 'x\x1b[38;5'],
    ['an introducer cut off', 'x\x1b'],
    ['a string cut off', 'x\x1b]0;title'],
    ['a sequence broken off by CAN', '\x1b[3\x18x'],
    ['a string broken off by a new sequence', '\x1b]0;title\x1b[0mx'],
    ['a sequence broken off by another', '\x1b[3\x1b[0mx'],
  ])('drops %s', (_, text) => {
    expect(spans(text)).toEqual([['x', {}]]);
  });

  it('lets a character that is no part of a sequence stand for itself', () => {
    expect(stripAnsi('\x1b[3é')).toBe('é');
  });

  it.each([
    ['ab\bc', [['ac', {}]]],
    ['abc\b\b', [['abc', {}]]],
    ['\b\bx', [['x', {}]]],
    ['a🎉\bb', [['ab', {}]]],
    ['N\bNA\bA', [['NA', { bold: true }]]],
    ['_\bN_\bA', [['NA', { underline: true }]]],
    ['N\b_', [['N', { underline: true }]]],
    [' 9%\b\b\b10%', [['10%', {}]]],
    ['10%\b\b\b11%', [['11%', {}]]],
    ['\x1b[31mab\x1b[0m\bc', [['a', { fg: { palette: 1 } }], ['c', {}]]],
  ])('writes over what is before a backspace in %j', (text, expected) => {
    expect(spans(text)).toEqual(expected);
  });
});

describe('parseAnsi and stripAnsi on anything', () => {
  const piece = fc.constantFrom(
    ...['\x1b', '\x1b[', '\x1b]', '\x1bP', '\x1b\\', '\u009b', '\u009c', '\x07', '\x18', '\b', '\t', '\r', '\n'],
    ...['m', '38', '5', '2', ';', ':', '?', '1', '31m', 'x', ' ', '_', 'é', '🎉', '\ud800', '\x7f'],
  );
  const anything = fc.oneof(fc.array(piece).map((pieces) => pieces.join('')), fc.string({ unit: 'binary' }));

  it('never throw, and leave no control character but the tab', () => {
    fc.assert(
      fc.property(anything, (text) => {
        expect(stripAnsi(text)).not.toMatch(/[\u0000-\u0008\u000a-\u001f\u007f-\u009f]/);
        expect(
          parseAnsi(text)
            .map((span) => span.text)
            .join(''),
        ).toBe(stripAnsi(text));
      }),
      { numRuns: 2000 },
    );
  });

  it('give colours only with numbers a screen can show', () => {
    fc.assert(
      fc.property(anything, (text) => {
        for (const { style } of parseAnsi(text)) {
          for (const colour of [style.fg, style.bg]) {
            const numbers = colour === null ? [] : 'palette' in colour ? [colour.palette] : colour.rgb;
            for (const number of numbers) expect(number >= 0 && number <= 255).toBe(true);
          }
        }
      }),
    );
  });

  it('keep text as it is when it holds nothing to drop', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\t -~é漢]*$/), (text) => {
        expect(stripAnsi(`\x1b[1m${text}\x1b[0m`)).toBe(text);
      }),
    );
  });

  it('take time in proportion to the text', () => {
    const hostile = ['\x1b[', '\x1b]', '\x1b[1m', '\x1b[38;5;1;', 'a\b', '\x1b[31mx', '1;', '\x1b(', '\x1b]x\x1b[1mx'];
    for (const text of hostile) expect(stripAnsi(text.repeat(100_000)).length).toBeLessThanOrEqual(200_000);
    expect(stripAnsi(`\x1b[${'1;'.repeat(500_000)}mx`)).toBe('x');
  });
});
