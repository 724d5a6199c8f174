import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Recorder } from '../../../../electron/engine/terminal/recorder.ts';
import { RecordedClient } from './recorded-client.ts';
import { Screen } from './screen.ts';

/** Many cases, on a machine that may be busy with other tests. */
const PROPERTY_TIMEOUT_MS = 60_000;

/** Longer than any program waits for its terminal's answer. */
const LATER_MS = 10_000;

/** The recorder's time is the test's. */
function holdTime(): void {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setImmediate', 'clearImmediate', 'performance'] });
}

beforeEach(holdTime);
afterEach(() => {
  vi.useRealTimers();
});

/** Terminals need real time to parse. */
async function everything(columns: number, rows: number, ...pieces: Uint8Array[]): Promise<Screen> {
  vi.useRealTimers();
  const screen = new Screen(columns, rows);
  await screen.write(...pieces);
  holdTime();
  return screen;
}

async function shown(recorder: Recorder, columns = 80, rows = 24): Promise<Screen> {
  const client = new RecordedClient();
  recorder.attach(client);
  return everything(columns, rows, ...client.batches);
}

function recorded(text: string, capacityBytes?: number): Recorder {
  const recorder = new Recorder(capacityBytes === undefined ? {} : { capacityBytes });
  recorder.write(Buffer.from(text, 'latin1'));
  return recorder;
}

const word = fc.oneof(
  fc.constantFrom('GET', '/orders', 'é', '漢字', '😀', 'ok', '\t'),
  fc.constantFrom('\x1b[1m', '\x1b[31m', '\x1b[38;5;99m', '\x1b[0m', '\x1b]0;t\n\x07'),
);
const logLine = fc
  .tuple(fc.array(word, { maxLength: 10 }), fc.constantFrom('\r\n', '\r\n', '\r\r\n', '\r50 %\r100 %\x1b[K\r\n'))
  .map(([words, end]) => Buffer.from(words.join(' ') + end));
const log = fc.array(logLine, { minLength: 100, maxLength: 160 });

const row = fc.tuple(fc.integer({ min: 1, max: 10 }), fc.array(word, { maxLength: 3 })).map(
  ([at, words]) => `\x1b[${at};3H\x1b[2K${words.filter((each) => each !== '\t').join(' ')}`,
);
const frame = fc.array(row, { minLength: 5, maxLength: 15 }).map((rows) => Buffer.from(rows.join('')));
const repaint = Buffer.from('\x1b[0m\x1b[H\x1b[2J');

describe('a replay', () => {
  it('shows the same screen of lines as having been there', async () => {
    await fc.assert(
      fc.asyncProperty(log, fc.integer({ min: 1, max: 300 }), async (lines, chunkBytes) => {
        const output = Buffer.concat(lines);
        const recorder = new Recorder({ capacityBytes: 1500 });
        for (let at = 0; at < output.length; at += chunkBytes) recorder.write(output.subarray(at, at + chunkBytes));
        const screen = await shown(recorder, 40, 8);
        const original = await everything(40, 8, output);
        expect(screen.looks()).toEqual(original.looks());
      }),
      { numRuns: 60 },
    );
  }, PROPERTY_TIMEOUT_MS);

  it('shows the same screen and modes of a full-screen program that has painted since', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(frame, { minLength: 20, maxLength: 30 }), async (frames) => {
        const modes = '\x1b[?1049h\x1b[?1002h\x1b[?1006h\x1b[?2004h\x1b[?1h\x1b=\x1b[?25l\x1b[?7l';
        const start = Buffer.from(`$ top\r\n${modes}`);
        const last = frames.pop() as Buffer;
        const output = Buffer.concat([start, ...frames, repaint, last]);
        const recorder = new Recorder({ capacityBytes: 2000 });
        recorder.write(output);
        const screen = await shown(recorder, 40, 10);
        const original = await everything(40, 10, output);
        expect(recorder.start).toBeGreaterThan(start.length);
        expect(screen.looks()).toEqual(original.looks());
        expect(screen.modes()).toEqual(original.modes());
      }),
      { numRuns: 40 },
    );
  }, PROPERTY_TIMEOUT_MS);

  it('followed by live bytes shows the same as one stream, wherever the stream is cut', async () => {
    const text = 'one \x1b[31mtwo\x1b[0m\r\n\x1b]0;title\x07漢字\r\n';
    const output = Buffer.from(`${text}\x1b[?2004h\x1b[6n\x1b[2;4Hx\x1b[?1004h`);
    const original = await everything(40, 10, output);
    for (let cut = 0; cut <= output.length; cut++) {
      const recorder = new Recorder();
      const client = new RecordedClient();
      recorder.write(output.subarray(0, cut));
      recorder.attach(client);
      recorder.write(output.subarray(cut));
      vi.advanceTimersByTime(100);
      const screen = await everything(40, 10, ...client.batches);
      expect(screen.looks()).toEqual(original.looks());
      expect(screen.modes()).toEqual(original.modes());
    }
  });

  const queries = {
    DA1: '\x1b[c',
    'DA1 with parameter': '\x1b[0c',
    DA2: '\x1b[>c',
    DSR: '\x1b[5n',
    CPR: '\x1b[6n',
    DECXCPR: '\x1b[?6n',
    DECRQM: '\x1b[?2004$p',
    'ANSI DECRQM': '\x1b[4$p',
    XTVERSION: '\x1b[>q',
    DECRQSS: '\x1bP$qm\x1b\\',
    XTGETTCAP: '\x1bP+q544e\x1b\\',
    DECID: '\x1bZ',
    foreground: '\x1b]10;?\x07',
    background: '\x1b]11;?\x1b\\',
    'both colours': '\x1b]10;?;?\x07',
    palette: '\x1b]4;1;?\x07',
    'window size': '\x1b[18t',
    focus: '\x1b[?1004h\x1b[?1004l',
    clipboard: '\x1b]52;c;?\x07',
    'kitty keyboard': '\x1b[?u',
  };

  for (const [name, query] of Object.entries(queries)) {
    it(`does not ask again (${name})`, async () => {
      const recorder = recorded(`before ${query}after`);
      vi.advanceTimersByTime(LATER_MS);
      const screen = await shown(recorder);
      expect(screen.typed).toBe('');
      expect(screen.text()[0]).toBe('before after');
    });
  }

  it('makes a terminal type nothing, whatever was asked', async () => {
    const other = fc.constantFrom('text\r\n', '\x1b[1m', '\x1b', '\x1b[', '\x05');
    const pieces = fc.array(fc.oneof(fc.constantFrom(...Object.values(queries)), other), { maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(pieces, fc.integer({ min: 20, max: 200 }), async (output, capacity) => {
        const recorder = recorded(output.join(''), capacity);
        vi.advanceTimersByTime(LATER_MS);
        const screen = await shown(recorder);
        expect(screen.typed).toBe('');
      }),
      { numRuns: 150 },
    );
  }, PROPERTY_TIMEOUT_MS);

  it('does not ring again', async () => {
    const recorder = recorded('\x07ding\x1b]0;title\x07\x07');
    vi.advanceTimersByTime(LATER_MS);
    const screen = await shown(recorder);
    expect([screen.bells, screen.text()[0]]).toEqual([0, 'ding']);
  });

  it('keeps what only looks like a query', () => {
    const strings = ['\x1b]11;#fff\x07', '\x1b]0;why?;?\x07', '\x1b]8;;http://a/?b;?\x07'];
    const kept = ['\x1b[2 q', '\x1b[22;0t', '\x1b[!p', '\x1b[5u', ...strings];
    const client = new RecordedClient();
    const recorder = recorded(kept.join('-'));
    vi.advanceTimersByTime(LATER_MS);
    recorder.attach(client);
    expect(client.text).toBe(kept.join('-'));
  });

  it('lets a program that has just asked get its answer from the first view', async () => {
    const screen = await shown(recorded('\x1b[6n'));
    expect(screen.typed).toBe('\x1b[1;1R');
  });

  it('gives no late answer because the program has gone on to write', async () => {
    const recorder = recorded('\x1b[6n');
    vi.advanceTimersByTime(LATER_MS);
    recorder.write(Buffer.from('giving up'));
    expect((await shown(recorder)).typed).toBe('');
  });

  it('does not let a second view answer what the first was asked', async () => {
    const recorder = recorded('\x1b[6n');
    await shown(recorder);
    expect((await shown(recorder)).typed).toBe('');
  });

  it('leaves live queries alone, also when the replay ends inside one', async () => {
    const recorder = recorded('\x1b[6');
    vi.advanceTimersByTime(LATER_MS);
    const client = new RecordedClient();
    recorder.attach(client);
    recorder.write(Buffer.from('n\x1b[5n'));
    vi.advanceTimersByTime(100);
    const screen = await everything(80, 24, ...client.batches);
    expect(screen.typed).toBe('\x1b[1;1R\x1b[0n');
  });

  it('turns focus reports on where they are on, and sets the other modes of the same sequence', async () => {
    const screen = await shown(recorded('\x1b[?2004;1004;1h'));
    const on = { sendFocusMode: true, bracketedPasteMode: true, applicationCursorKeysMode: true };
    expect(screen.modes()).toMatchObject(on);
  });

  it('does not confine a terminal to the scroll region of its former size', async () => {
    const recorder = new Recorder({ capacityBytes: 4000 });
    recorder.resize(40, 10);
    recorder.write(Buffer.from('\x1b[2;9r'));
    recorder.resize(40, 20);
    recorder.write(Buffer.from(`\x1b[20;1H${'x\r\n'.repeat(25)}`));
    const whole = await shown(recorder, 40, 20);
    expect(whole.text().slice(0, 19)).toEqual(Array(19).fill('x'));
    recorder.write(Buffer.from('y\r\n'.repeat(2000)));
    const cut = await shown(recorder, 40, 20);
    expect(cut.text().slice(0, 19)).toEqual(Array(19).fill('y'));
  });
});
