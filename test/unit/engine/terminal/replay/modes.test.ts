import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ModeTracker } from '../../../../../electron/engine/terminal/replay/mode-tracker.ts';
import { RESET_MODES } from '../../../../../electron/engine/terminal/replay/reset-modes.ts';
import { Screen } from '../screen.ts';

/** Many cases, on a machine that may be busy with other tests. */
const PROPERTY_TIMEOUT_MS = 60_000;

/** Looks of a character written after what came before, wherever that left the cursor. */
const PROBE = '\x1b[2J\x1b[5;5Hqx\u00e9\x1b[1;1H';

async function follow(text: string): Promise<{ original: Screen; restored: Screen }> {
  const tracker = ModeTracker.create();
  tracker.feed(Buffer.from(text));
  const [original, restored] = [new Screen(20, 10), new Screen(20, 10)];
  await original.write(text, PROBE);
  await restored.write(tracker.modes.prelude(), PROBE);
  return { original, restored };
}

const RENDITIONS = [
  ...'0 1 2 3 4 5 7 8 9 21 22 23 24 27 28 29 31 39 42 49 53 55 95 106'.split(' '),
  ...['', '38;5;208', '48;2;1;2;3', '38:2::9:8:7', '4:3', '4:0'],
];

const change = fc.oneof(
  fc
    .tuple(
      fc.constantFrom(...'1 6 7 25 66 47 1047 1048 1049 2004 9 1000 1002 1003 1006'.split(' ')),
      fc.constantFrom('h', 'l'),
    )
    .map(([mode, end]) => `\x1b[?${mode}${end}`),
  fc
    .array(fc.constantFrom(...RENDITIONS), { minLength: 1, maxLength: 4 })
    .map((parts) => `\x1b[${parts.join(';')}m`),
  fc.constantFrom('\x1b=', '\x1b>', '\x1b[4h', '\x1b[4l', '\x1b[2;6r', '\x1b[r', '\x1b[!p', '\x1bc'),
  fc.constantFrom('\x1b[?1;2004h', '\x1b]0;t\x07'),
  fc.constantFrom('\x1b7', '\x1b8', '\x1b[s', '\x1b[u', 'text\r\n'),
);
const charset = fc.oneof(
  fc.constantFrom('\x1b(0', '\x1b(B', '\x1b)0', '\x1b)B', '\x0e', '\x0f'),
  fc.constantFrom('text', '\x1b[1m', '\x1b[!p', '\x1bc'),
);

describe('modes', () => {
  it('need no prelude as long as nothing was changed', () => {
    const tracker = ModeTracker.create();
    tracker.feed(Buffer.from('text\r\n\x1b[31mred\x1b[0m\x1b[?25l\x1b[?25h\x1b[?1049h\x1b[?1049l'));
    expect(tracker.modes.prelude()).toBe('\x1b[0m\x1b7\x1b[0m');
    expect(ModeTracker.create().modes.prelude()).toBe('');
  });

  it('are the same in a fresh terminal that was given the prelude', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 15 }), async (changes) => {
        const { original, restored } = await follow(changes.join(''));
        expect(restored.modes()).toEqual(original.modes());
        expect(restored.looks()).toEqual(original.looks());
      }),
      { numRuns: 150 },
    );
  }, PROPERTY_TIMEOUT_MS);

  it('include the character sets', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(charset, { maxLength: 10 }), async (changes) => {
        const { original, restored } = await follow(changes.join(''));
        expect(restored.looks()).toEqual(original.looks());
      }),
      { numRuns: 100 },
    );
  }, PROPERTY_TIMEOUT_MS);

  it('restore the rendition saved before a full-screen program, when it ends', async () => {
    const { original, restored } = await follow('\x1b[1;32m\x1b[?1049h\x1b[0;44mfull screen');
    for (const screen of [original, restored]) await screen.write('\x1b[?1049l', PROBE);
    expect(restored.looks()).toEqual(original.looks());
  });

  it('restore a scroll region', async () => {
    const { original, restored } = await follow('\x1b[3;6r');
    for (const screen of [original, restored]) await screen.write('\x1b[2J\x1b[6;1H', 'a\nb\nc\nd');
    expect(restored.text()).toEqual(original.text());
    expect(restored.text()[9]).toBe('');
  });
});

describe('RESET_MODES', () => {
  it('leaves nothing of what a dead program had switched on', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 15 }), async (changes) => {
        const [screen, fresh] = [new Screen(20, 10), new Screen(20, 10)];
        await screen.write(changes.join(''), RESET_MODES, PROBE);
        await fresh.write(PROBE);
        expect(screen.modes()).toEqual(fresh.modes());
        expect((screen.looks() as { screen: string }).screen).toBe('normal');
        expect(screen.text()[4]).toBe('    qx\u00e9');
      }),
      { numRuns: 100 },
    );
  }, PROPERTY_TIMEOUT_MS);

  it('leaves text and cursor of a plain program where they are', async () => {
    const screen = new Screen();
    await screen.write('one\r\ntwo\r\nthr');
    const before = screen.looks();
    await screen.write(RESET_MODES);
    expect(screen.looks()).toEqual(before);
  });

  it('makes the dyno type nothing', async () => {
    const screen = new Screen();
    await screen.write('\x1b[?1004h');
    screen.typed = '';
    await screen.write(RESET_MODES);
    expect(screen.typed).toBe('');
  });
});
