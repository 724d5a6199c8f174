import headless from '@xterm/headless';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { split, splitEverywhere } from '../collected-lines.ts';

/** Many cases, on a machine that may be busy with other tests. */
const PROPERTY_TIMEOUT_MS = 120_000;
/** Wide enough that no case wraps. */
const COLUMNS = 400;

const ESC = '\x1b';
const RED = '\x1b[31m';
const OFF = '\x1b[0m';

/** What a program prints, and the lines of the log that come of it. */
const CASES: [title: string, printed: string, lines: string[]][] = [
  ['text that a carriage return and a colour follow', `${RED}disk is full\r${OFF}\n`, [`${ESC}[0;31mdisk is full${OFF}`]],
  ['text that a carriage return alone follows', 'disk is full\r\r\n', ['disk is full']],
  ['a longer text over a shorter one', 'loading 10%\rloading 100%\n', ['loading 100%']],
  ['a shorter text over a longer one', 'downloading\rdone\n', ['doneloading']],
  ['a text wiped to the end of the line', 'downloading\rdone\x1b[K\n', ['done']],
  ['a wiped line', `Resolving…\x1b[2K\x1b[1Gadded 12 packages\n`, ['added 12 packages']],
  ['a line wiped with spaces', '[=====>   ] 60%\r               \rok\n', ['ok']],
  ['a line that was wiped and left empty', 'spinner\r\x1b[K\n', ['']],
  ['colours of cells that others cover', `${RED}error${OFF}\r\x1b[32mok${OFF}\n`, [`${ESC}[0;32mok${ESC}[0;31mror${OFF}`]],
  ['a colour that was set before the line was wiped', `\x1b[33m\r\x1b[Kwarn\n`, [`${ESC}[0;33mwarn`]],
  ['backspaces under a counter', '1%\b\b10%\b\b\b100%\n', ['100%']],
  ['backspaces that erase', 'passwort\b \bd\n', ['password']],
  ['backspaces at the start of the line', '\b\b\babc\n', ['abc']],
  ['tabs in a line that only grows', 'a\tb\tc\n', ['a\tb\tc']],
  ['tab stops under what is written over', '\tname\rid\n', ['id      name']],
  ['a tab that skips what is written', '0123456789abcdef\r\tX\n', ['01234567X9abcdef']],
  ['cursor moves within the line', 'a   e\x1b[4Db\x1b[1Cd\x1b[1G_\n', ['_b de']],
  ['a column that is named', '\x1b[10Gright\rleft\n', ['left     right']],
  ['a move to the right edge', 'left\x1b[999C\x1b[3Dend\n', [`left${' '.repeat(72)}end`]],
  ['deleted and inserted characters', 'abcdef\r\x1b[2P\x1b[1@X\n', ['Xcdef']],
  ['erased characters', 'abcdef\r\x1b[3X\n', ['   def']],
  ['wide characters of which one half is covered', '漢字\rX\n', ['X 字']],
  ['wide characters that are written over', 'abcd\r漢\n', ['漢cd']],
  ['emoji as wide as two letters', 'abcd\r🚀\n', ['🚀cd']],
  ['joined emoji as one', '👩‍💻xx\r\x1b[2Cy\n', ['👩‍💻yx']],
  ['accents that join what is before them', 'e\u0301a\r\x1b[1Cb\n', ['e\u0301b']],
  ['a cleared screen', '\x1bc\x1b[2J\x1b[3J\x1b[HStarting compilation\n', ['Starting compilation']],
  ['a screen cleared in the middle of a line', 'half\x1b[2J\x1b[Hnext\n', ['half', 'next']],
  ['other screens', '\x1b[?1049h\x1b[22;0;0tpainted\x1b[?1049l\x1b[23;0;0t\n', ['painted', '']],
  ['lines painted one above the other', '\x1b[2;1Hfirst\x1b[3;1Hsecond\x1b[4;1H\n', ['first', 'second', '']],
  ['a cursor that is hidden and shown', '\x1b[?25lworking\x1b[?25h\n', ['working']],
  ['questions to the terminal', '\x1b[c\x1b[>c\x1b[6n\x1b[?2026$p\x1b]10;?\x07\x1b]11;?\x1b\\\x05\x1bP+q544e\x1b\\x\n', ['x']],
  ['mouse reports, focus reports and bracketed paste', '\x1b[?1000h\x1b[?1006h\x1b[?1004h\x1b[?2004h$ \n', ['$ ']],
  ['titles and the clipboard', '\x1b]0;evil\x07\x1b]52;c;aGk=\x07\x1b]2;t\x1b\\x\n', ['x']],
  ['links, of which the text stays', '\x1b]8;;http://a.b\x1b\\docs\x1b]8;;\x1b\\ here\n', ['docs here']],
  ['bells', 'ding\x07\n', ['ding']],
  ['a sequence that the line breaks off', 'a\x1b[3\nb\x1b]0;title\nc\n', ['a', 'b', 'c']],
  ['a sequence that is cancelled', 'a\x1b[3\x18b\x1b]0;t\x1ac\n', ['abc']],
  ['8-bit controls', 'a\u009b2J\u009b31mb\u009d0;t\u009cc\u0085d\n', ['a', `${RED}bc`, 'd']],
  ['characters that begin like 8-bit controls', '20 °C, § 4, ½\n', ['20 °C, § 4, ½']],
  ['line drawing', '\x1b(0lqk\x1b(B menu\n', ['┌─┐ menu']],
  ['line drawing by shifts, which ends with the line', '\x1b)0\x0eq\x0fx\x0ex\nq\n', ['─x│', 'q']],
  ['keyboard protocols', '\x1b[>1u\x1b[=1;1u\x1b[>4;2mx\x1b[<u\n', ['x']],
  ['underlines of any style and colour', '\x1b[4:3;58:2::255:0:0mx\x1b[m\n', ['\x1b[4:3;58:2::255:0:0mx\x1b[m']],
  ['a progress bar as wget draws it', '\r50%[=>  ] 1K\r100%[==>] 2K\r\n', ['100%[==>] 2K']],
  ['an answer edited at a prompt', '? Name \x1b[7G\x1b[7D\x1b[K? Name \x1b[36mJo\x1b[39m\x1b[9D\x1b[J? Name Jim\n', ['? Name Jim']],
  ['a saved place', '12345\x1b7\rab\x1b8z\n', ['ab345z']],
];

describe('a line of the log', () => {
  it.each(CASES)('holds what a terminal would show of %s', (_, printed, lines) => {
    const expected = lines.map((line) => Buffer.from(line).toString('latin1'));
    expect(split(printed).latin1).toEqual(expected);
    expect(splitEverywhere(printed).latin1).toEqual(expected);
  });

  it('holds bytes that are no UTF-8 as they came', () => {
    const bytes = Buffer.from('caf\xe9\xff \xc2\xe9\n', 'latin1');
    expect(split(bytes).latin1).toEqual(['caf\xe9\xff \xc2\xe9']);
    expect(splitEverywhere(bytes).latin1).toEqual(['caf\xe9\xff \xc2\xe9']);
  });

  it('stays one line of 200,000 columns after its start was wiped', () => {
    const json = JSON.stringify({ payload: 'x'.repeat(200_000) });
    expect(split(`Importing…\r\x1b[K${json}\nImporting…\r${json}\n`).texts).toEqual([json, json]);
  });

  it('is cut where styles make it longer than a line may be', () => {
    const { lines, texts } = split(`z\r${'\x1b[38;2;1;2;3mx\x1b[0my'.repeat(60_000)}\n`);
    expect(lines.length).toBeGreaterThan(1);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(1_000_000);
    expect(texts.join('').replaceAll(/\x1b\[[\d;]*m/g, '')).toBe('xy'.repeat(60_000));
  });

  it('gives a character no more marks than anyone can read', () => {
    expect(split(`\ra${'\u0301'.repeat(100_000)}\n`).lines[0]?.length).toBeLessThan(100);
  });

  it('looks like the row of a real terminal, and the same wherever its bytes are cut', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(PIECE, { maxLength: 25 }), async (pieces) => {
        const printed = pieces.join('');
        const lines = split(`${printed}\n`, { columns: COLUMNS }).texts;
        expect(splitEverywhere(`${printed}\n`, COLUMNS).texts).toEqual(lines);
        expect(lines.length).toBe(1);
        expect(await row(lines[0] as string)).toEqual(await row(printed));
      }),
      { numRuns: 1_500 },
    );
  }, PROPERTY_TIMEOUT_MS);
});

const count = fc.constantFrom('', '0', '1', '2', '3', '7');
const PIECE = fc.oneof(
  { weight: 4, arbitrary: fc.string({ unit: fc.constantFrom(...'abc 0=>[]%.'), minLength: 1, maxLength: 8 }) },
  { weight: 2, arbitrary: fc.constantFrom('é', '漢字', 'ウ', '한글', 'e\u0301', '─', '°', '…') },
  { weight: 3, arbitrary: fc.constantFrom('\r', '\r', '\b', '\t', '\b\b') },
  { weight: 3, arbitrary: fc.tuple(count, fc.constantFrom(...'CDGIZX@PKJ`a')).map(([n, final]) => moving(n, final)) },
  { weight: 1, arbitrary: fc.constantFrom(RED, OFF, '\x1b[1;32;44m', '\x1b[m') },
  { weight: 1, arbitrary: fc.constantFrom('\x1b[38;5;208m', '\x1b[7m', '\x1b[22;39m') },
  { weight: 1, arbitrary: fc.constantFrom('\x1b7', '\x1b8', '\x1b[s', '\x1b[u', '\x1b[4h', '\x1b[4l', '\x1b[3\r1m') },
  { weight: 1, arbitrary: fc.constantFrom('\x1b]0;t\x07', '\x1b]8;;http://x\x1b\\', '\x1b[?25l', '\x1b[6n', '\x07') },
  { weight: 1, arbitrary: fc.constantFrom('\x1b(B', '\x0f', '\x00', '\x1b[3\x18') },
);

/** What clears the whole screen ends a line of the log, and is no matter of this row. */
function moving(n: string, final: string): string {
  return (final === 'J' || final === 'K') && n !== '1' ? `\x1b[${final}` : `\x1b[${n}${final}`;
}

const STYLES = ['getFgColorMode', 'getFgColor', 'getBgColorMode', 'getBgColor', 'isBold', 'isInverse'] as const;

/** What a real terminal shows of it: characters with their styles; of empty cells, that they are empty. */
async function row(printed: string): Promise<string[]> {
  const terminal = new headless.Terminal({ cols: COLUMNS, rows: 3, logLevel: 'off', allowProposedApi: true });
  await new Promise<void>((resolve) => terminal.write(printed, resolve));
  const line = terminal.buffer.active.getLine(0);
  const cells = Array.from({ length: COLUMNS }, (_, column) => {
    const cell = line?.getCell(column);
    const characters = cell?.getChars() ?? '';
    // Of a wide character that was split, xterm keeps a second half without a first one, which shows nothing.
    const isHalf = cell?.getWidth() === 0 && line?.getCell(column - 1)?.getWidth() === 2;
    if (cell === undefined || (characters === '' && !isHalf)) return '';
    const looks = `${characters}${STYLES.map((style) => Number(cell[style]())).join(',')}`;
    return looks === PLAIN_SPACE ? '' : looks;
  });
  terminal.dispose();
  return cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1);
}

const PLAIN_SPACE = ' 0,-1,0,-1,0,0';
