import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PARTIAL_MS } from '../../../../electron/engine/log/store/line-splitter.ts';
import { MAX_LINE_BYTES } from '../../../../electron/engine/log/store/terminal-line.ts';
import { Logplex } from '../../../../electron/engine/log/logplex.ts';
import { SEGMENT_BYTES } from '../../../../electron/engine/log/store/segment.ts';
import { exportPiece } from '../../../../electron/engine/log/view/export-view.ts';
import { OVERFLOW_QUIET_MS } from '../../../../electron/engine/log/store/overflow-notice.ts';
import { FRAME_MS } from '../../../../electron/engine/log/view/view-schedule.ts';
import type { LogFilter } from '../../../../shared/logs/log.ts';
import { LogModel, Mirror, withoutTime } from './log-model.ts';

/** Many cases, on a machine that may be busy with other tests. */
const PROPERTY_TIMEOUT_MS = 60_000;

const ALL: LogFilter = { dynos: [], text: '' };
const MIB = 1024 * 1024;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setImmediate', 'clearImmediate'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** Longer than any timer of the log, also one that is set again. */
function rest(): void {
  vi.advanceTimersByTime(2 * PARTIAL_MS + 2 * FRAME_MS);
}

function texts(logplex: Logplex, filter = ALL): string[] {
  const view = logplex.view(filter, () => {});
  rest();
  const { first, end } = view.span();
  const { rows } = view.rows(first, end - first);
  view.dispose();
  return rows.map((row) => row.text);
}

describe('Logplex', () => {
  it('keeps lines of all sources in order of arrival with their times', () => {
    let now = 1_700_000_000_000_000;
    const logplex = new Logplex({ now: () => now++ });
    logplex.api('Scaled to web@1:Free by user');
    logplex.log('web.1', 'State changed from down to starting');
    logplex.writer('web.1').write(Buffer.from('Listening\n'));
    const { rows } = logplex.view(ALL, () => {}).rows(0, 10);
    expect(rows.map(withoutTime)).toEqual([
      { line: 0, source: 'app', dyno: 'api', text: 'Scaled to web@1:Free by user', partial: false, level: null },
      { line: 1, source: 'heroku', dyno: 'web.1', text: 'State changed from down to starting', partial: false, level: 'info' },
      { line: 2, source: 'app', dyno: 'web.1', text: 'Listening', partial: false, level: null },
    ]);
    const times = rows.map((row) => row.time - 1_700_000_000_000_000);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(times[0]).toBeLessThan(times[2] as number);
  });

  it('keeps times that are hours apart', () => {
    let now = 1_700_000_000_000_000;
    const logplex = new Logplex({ now: () => now });
    for (let hour = 0; hour < 5; hour++, now += 3_600_000_000) logplex.api(`${hour}`);
    const { rows } = logplex.view(ALL, () => {}).rows(0, 10);
    expect(rows.map((row) => (row.time - 1_700_000_000_000_000) / 3_600_000_000)).toEqual([0, 1, 2, 3, 4]);
  });

  it('shows invalid UTF-8 replaced and keeps a byte order mark', () => {
    const logplex = new Logplex();
    logplex.writer('web.1').write(Buffer.from([0xef, 0xbb, 0xbf, 0x61, 0xff, 0x62, 0x0a]));
    expect(texts(logplex)).toEqual(['\ufeffa\ufffdb']);
  });

  it('completes a partial line in its place, under its number and time', () => {
    let now = 1_700_000_000_000_000;
    const logplex = new Logplex({ now: () => now });
    const prompt = logplex.writer('run.1');
    const view = logplex.view(ALL, () => {});
    prompt.write(Buffer.from('Name: '));
    now += 250_000;
    rest();
    now += 1_000_000;
    logplex.writer('web.1').write(Buffer.from('GET /\n'));
    const before = view.rows(0, 10).rows;
    prompt.write(Buffer.from('Ada\n'));
    const after = view.rows(0, 10).rows;
    expect(before.map((row) => [row.text, row.partial])).toEqual([['Name: ', true], ['GET /', false]]);
    expect(after.map((row) => [row.text, row.partial])).toEqual([['Name: Ada', false], ['GET /', false]]);
    expect(after[0]?.time).toBe(before[0]?.time);
  });

  it('drops the oldest lines when its budget is used up and says so', () => {
    const logplex = new Logplex({ budgetBytes: 4 * MIB });
    const writer = logplex.writer('web.1');
    const view = logplex.view(ALL, () => {});
    for (let line = 0; line < 100_000; line++) writer.write(Buffer.from(`${String(line).padEnd(100, '.')}\n`));
    expect(logplex.bytes).toBeLessThanOrEqual(4 * MIB);
    expect(logplex.bytes).toBeGreaterThan(2 * MIB);
    expect(logplex.endLine).toBe(100_000);
    const { first, from, rows } = view.rows(0, 2);
    expect([first, from]).toEqual([logplex.firstLine, logplex.firstLine]);
    expect(rows.map((row) => Number.parseInt(row.text, 10))).toEqual([first, first + 1]);
    expect(view.rows(99_999, 5).rows.map((row) => Number.parseInt(row.text, 10))).toEqual([99_999]);
    expect(view.rows(200_000, 5)).toMatchObject({ from: 100_000, rows: [] });
  });

  it('counts blank lines against its budget', () => {
    const logplex = new Logplex({ budgetBytes: 4 * MIB });
    const writer = logplex.writer('web.1');
    for (let at = 0; at < 20; at++) writer.write(Buffer.alloc(100_000, '\n'));
    expect(logplex.bytes).toBeLessThanOrEqual(4 * MIB + SEGMENT_BYTES);
    expect(logplex.endLine).toBe(2_000_000);
    expect(logplex.firstLine).toBeGreaterThan(1_000_000);
  });

  it('tells a view at most once per frame from which row on it has changed', () => {
    const logplex = new Logplex();
    const told: number[] = [];
    logplex.view(ALL, (changed) => told.push(changed));
    const writer = logplex.writer('web.1');
    for (let at = 0; at < 10; at++) writer.write(Buffer.from('line\n'));
    expect(told).toEqual([]);
    vi.advanceTimersByTime(FRAME_MS);
    writer.write(Buffer.from('line\n'));
    vi.advanceTimersByTime(FRAME_MS);
    expect(told).toEqual([0, 10]);
    vi.advanceTimersByTime(10 * FRAME_MS);
    expect(told).toEqual([0, 10]);
  });

  it('tells a disposed view nothing and leaves no timer behind', () => {
    const logplex = new Logplex();
    const told: number[] = [];
    const view = logplex.view(ALL, (changed) => told.push(changed));
    logplex.api('one');
    view.dispose();
    expect(vi.getTimerCount()).toBe(0);
    logplex.api('two');
    rest();
    expect(told).toEqual([]);
  });
});

describe('filters', () => {
  it('take dynos by name and by process type, and every source of them', () => {
    const logplex = new Logplex();
    const dynos = ['web.1', 'web.2', 'webhook.1', 'worker.1'];
    for (const dyno of dynos) logplex.writer(dyno).write(Buffer.from(`${dyno}\n`));
    logplex.log('web.2', 'heroku web.2');
    logplex.log('router', 'at=info');
    logplex.api('Release v2');
    expect(texts(logplex, { dynos: ['web'], text: '' })).toEqual(['web.1', 'web.2', 'heroku web.2']);
    expect(texts(logplex, { dynos: ['web.2', 'api'], text: '' })).toEqual(['web.2', 'heroku web.2', 'Release v2']);
    expect(texts(logplex, { dynos: ['router'], text: '' })).toEqual(['at=info']);
  });

  it('find text whatever its case, within a line only', () => {
    const logplex = new Logplex();
    logplex.writer('web.1').write(Buffer.from('an ERROR\nerr\nor\nErrorError\nterror{\n[TERROR\n'));
    expect(texts(logplex, { dynos: [], text: 'error' })).toEqual(['an ERROR', 'ErrorError', 'terror{', '[TERROR']);
    expect(texts(logplex, { dynos: [], text: 'R{' })).toEqual(['terror{']);
    expect(texts(logplex, { dynos: [], text: '[t' })).toEqual(['[TERROR']);
  });

  it('look at what is visible: not into escape sequences, and through them', () => {
    const logplex = new Logplex();
    const link = '\x1b]8;;http://error\x07link\x1b]8;;\x07';
    const lines = ['\x1b[31mer\x1b[1mror\x1b[0m', link, 'fine', '\x1b[31', 'error\x1b'];
    logplex.writer('web.1').write(Buffer.from(lines.map((line) => `${line}\n`).join('')));
    expect(texts(logplex, { dynos: [], text: 'error' })).toEqual([lines[0], 'error']);
    expect(texts(logplex, { dynos: [], text: '31' })).toEqual([]);
    expect(texts(logplex, { dynos: [], text: 'link' })).toEqual(['link']);
  });

  it('find what stands at the end of a line of a million bytes', () => {
    const logplex = new Logplex();
    const long = `${'x'.repeat(MAX_LINE_BYTES - 20)}\x1b[1mneedle\x1b[0m`;
    logplex.writer('web.1').write(Buffer.from(`${long}\nother\n`));
    expect(texts(logplex, { dynos: [], text: 'needle' })).toEqual([long]);
  });

  it('give long lines in several answers, and every one of them', () => {
    const logplex = new Logplex();
    const line = Buffer.from(`${'y'.repeat(MAX_LINE_BYTES)}\n`);
    const writer = logplex.writer('web.1');
    for (let count = 0; count < 12; count++) writer.write(line);
    const view = logplex.view({ dynos: [], text: '' }, () => {});
    const limit = 4 * MAX_LINE_BYTES + 1;
    expect(view.rows(0, 1000, limit).rows.length).toBe(5);
    expect(view.rows(5, 1000, limit)).toMatchObject({ from: 5, end: 12 });
    expect(view.rows(0, Infinity).rows.length).toBe(12);
  });

  it('show nothing that clears or moves of what an earlier version has kept', () => {
    const logplex = new Logplex();
    const kept = ['\x1b[2J\x1b[Hbuilt\x1b]0;t\x07', '10%\r\x1b[K100%', '\x1b[31mred\x1b[0m'];
    for (const line of kept) logplex.restore({ source: 'app', dyno: 'web.1' }, 1, Buffer.from(line));
    expect(texts(logplex, { dynos: [], text: '' })).toEqual(['built', '100%', '\x1b[31mred\x1b[0m']);
  });

  it('fold the case of other alphabets too', () => {
    const logplex = new Logplex();
    logplex.writer('web.1').write(Buffer.from('GRÖSSE\ngröße\nЖУРНАЛ\n\x1b[1mжур\x1b[0mнал\n'));
    expect(texts(logplex, { dynos: [], text: 'größe' })).toEqual(['größe']);
    expect(texts(logplex, { dynos: [], text: 'grösse' })).toEqual(['GRÖSSE']);
    expect(texts(logplex, { dynos: [], text: 'Журнал' })).toEqual(['ЖУРНАЛ', '\x1b[1mжур\x1b[0mнал']);
  });

  it('start a view over', () => {
    const logplex = new Logplex();
    logplex.writer('web.1').write(Buffer.from('a\nb\nab\n'));
    const view = logplex.view({ dynos: [], text: 'a' }, () => {});
    expect(view.span()).toEqual({ first: 0, end: 2 });
    expect(view.setFilter({ dynos: [], text: 'b' })).toEqual({ first: 0, end: 2 });
    expect(view.rows(0, 10).rows.map((row) => row.text)).toEqual(['b', 'ab']);
    expect(view.setFilter(ALL)).toEqual({ first: 0, end: 3 });
  });

  it('find a line that is completed after others came, in its place', () => {
    const logplex = new Logplex();
    const told: number[] = [];
    const view = logplex.view({ dynos: [], text: 'done' }, (changed) => told.push(changed));
    const slow = logplex.writer('worker.1');
    slow.write(Buffer.from('job: '));
    rest();
    logplex.writer('web.1').write(Buffer.from('done 1\ndone 2\n'));
    rest();
    slow.write(Buffer.from('done\n'));
    rest();
    expect(told).toEqual([0, 0]);
    expect(view.rows(0, 10).rows.map((row) => row.text)).toEqual(['job: done', 'done 1', 'done 2']);
  });
});

const word = fc.constantFrom('error', 'ERR', '[error]', 'WARN: ', 'level=info ', 'or', ' ', 'ö', 'Ö', '\x1b[31m', '\x1b[0m', 'x', '€', 'plain text');
const output = fc.array(fc.oneof({ weight: 3, arbitrary: word }, { weight: 2, arbitrary: fc.constant('\n') }), {
  minLength: 1,
  maxLength: 12,
});
const dyno = fc.constantFrom('web.1', 'web.2', 'worker.1');
const step = fc.oneof(
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('write' as const), dyno, pieces: output }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('log' as const), dyno, text: word }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('flood' as const), dyno, lines: fc.integer({ min: 1, max: 300 }) }),
  },
);
const manySteps = fc.array(step, { maxLength: 40 });
const filter = fc.record({
  dynos: fc.uniqueArray(fc.constantFrom('web', 'web.1', 'worker', 'api'), { maxLength: 2 }),
  text: fc.constantFrom('', 'error', 'r', 'ö', 'or€'),
  isNegated: fc.boolean(),
  levels: fc.uniqueArray(fc.constantFrom('error' as const, 'warn' as const, 'info' as const), { maxLength: 2 }),
  sources: fc.uniqueArray(fc.constantFrom('app' as const, 'heroku' as const), { maxLength: 1 }),
});
const regexFilter = fc.record({
  dynos: fc.constant<string[]>([]),
  text: fc.constantFrom('^err', 'x$', 'e.+o', 'or|plain', '^$', '[^e]', 'ö+', '€\\b', 'r{2,}'),
  isRegex: fc.constant(true),
  isNegated: fc.boolean(),
});
const anyFilter = fc.oneof(filter, regexFilter);

describe('a filter', () => {
  it('takes levels, sources, times and lines without a text', () => {
    let now = 1_000;
    const logplex = new Logplex({ now: () => now++ });
    const writer = logplex.writer('web.1');
    for (const line of ['[error] a', 'INFO b', 'c', 'WARN d']) writer.write(Buffer.from(`${line}\n`));
    logplex.log('web.1', 'Error R14 (Memory quota exceeded)');
    expect(texts(logplex, { ...ALL, levels: ['error'] })).toEqual(['[error] a', 'Error R14 (Memory quota exceeded)']);
    expect(texts(logplex, { ...ALL, levels: ['warn', 'info'] })).toEqual(['INFO b', 'WARN d']);
    expect(texts(logplex, { ...ALL, levels: ['error'], sources: ['app'] })).toEqual(['[error] a']);
    expect(texts(logplex, { ...ALL, sources: ['heroku'] })).toEqual(['Error R14 (Memory quota exceeded)']);
    expect(texts(logplex, { ...ALL, since: 1_001, until: 1_002 })).toEqual(['INFO b', 'c']);
    expect(texts(logplex, { ...ALL, text: 'a|b|r', isRegex: true, isNegated: true })).toEqual(['c']);
    expect(() => logplex.view({ ...ALL, text: '(', isRegex: true }, () => {})).toThrow(/\( cannot be used: a group is not closed/);
  });
});

describe('a view', () => {
  function logOf(lines: string[]): Logplex {
    let now = 0;
    const logplex = new Logplex({ now: () => (now += 1000) });
    const writer = logplex.writer('web.1');
    for (const line of lines) writer.write(Buffer.from(`${line}\n`));
    return logplex;
  }

  it('finds the next and the previous match within its rows, going round, and counts', () => {
    const logplex = logOf(['a 1', 'b 1', 'a 2', 'b 2', 'a 3', 'x']);
    const view = logplex.view({ dynos: [], text: '[ab]', isRegex: true }, () => {});
    const sought = { pattern: 'A', isRegex: false };
    expect(view.find(sought, 0, 'next')).toEqual({ index: 0, total: 3, ordinal: 1, complete: true });
    expect(view.find(sought, 1, 'next')).toEqual({ index: 2, total: 3, ordinal: 2, complete: true });
    expect(view.find(sought, 5, 'next')).toEqual({ index: 0, total: 3, ordinal: 1, complete: true });
    expect(view.find(sought, 3, 'previous')).toEqual({ index: 2, total: 3, ordinal: 2, complete: true });
    expect(view.find({ pattern: '^b', isRegex: true }, 0, 'previous')).toEqual({ index: 3, total: 2, ordinal: 2, complete: true });
    expect(view.find({ pattern: 'x', isRegex: false }, 0, 'next')).toEqual({ index: null, total: 0, ordinal: null, complete: true });
    expect(() => view.find({ pattern: '[', isRegex: true }, 0, 'next')).toThrow(/not closed/);
    logplex.writer('web.1').write(Buffer.from('a 4\n'));
    rest();
    expect(view.find(sought, 4, 'previous')).toMatchObject({ index: 4, total: 4, ordinal: 3 });
    expect(view.find(sought, 5, 'next')).toMatchObject({ index: 5, total: 4, ordinal: 4 });
  });

  it('knows the row nearest to a time', () => {
    const view = logOf(['a', 'b', 'a', 'b', 'a']).view({ dynos: [], text: 'a' }, () => {});
    const times = view.rows(0, 3).rows.map(({ time }) => time) as [number, number, number];
    expect([0, times[0], times[1] - 1, times[1], times[1] + 900, times[2] + 5].map((time) => view.indexAt(time))).toEqual([0, 0, 1, 1, 1, 2]);
    expect(new Logplex().view(ALL, () => {}).indexAt(5)).toBeNull();
  });

  it('marks where errors, starts, crashes and releases are', () => {
    const logplex = new Logplex();
    const writer = logplex.writer('web.1');
    for (let at = 0; at < 100; at++) {
      if (at === 30) logplex.log('web.1', 'State changed from up to crashed');
      else if (at === 31) logplex.log('web.1', 'State changed from crashed to starting');
      else if (at === 45) logplex.api('Release v2 created by user a@b.c');
      else if (at === 60) logplex.log('router', 'at=error code=H10 desc="App crashed"');
      else writer.write(Buffer.from(at === 99 ? '[error] last\n' : 'fine\n'));
    }
    expect(logplex.view(ALL, () => {}).marks(10)).toEqual({ error: [6, 9], restart: [3], release: [4] });
    expect(logplex.view({ ...ALL, text: 'last' }, () => {}).marks(4)).toEqual({ error: [0], restart: [], release: [] });
  });

  it('is told when all lines have gone, and goes on under new numbers', () => {
    const logplex = logOf(['a', 'b', 'c']);
    const told: number[] = [];
    const view = logplex.view({ dynos: [], text: 'b' }, (changed) => told.push(changed));
    rest();
    logplex.clear();
    rest();
    expect(told).toEqual([1]);
    expect(view.span()).toEqual({ first: 1, end: 1 });
    logplex.writer('web.1').write(Buffer.from('b again\n'));
    rest();
    expect(view.rows(0, 10)).toMatchObject({ first: 1, end: 2, rows: [{ line: 3, text: 'b again' }] });
  });

  it('says once per flood how many lines have been pushed out', () => {
    let now = 1_700_000_000_000_000;
    const logplex = new Logplex({ budgetBytes: 4 * MIB, now: () => now++ });
    const writer = logplex.writer('web.1');
    const flood = (): void => {
      for (let at = 0; at < 80_000; at++) writer.write(Buffer.from(`${'x'.repeat(99)}\n`));
    };
    flood();
    vi.advanceTimersByTime(OVERFLOW_QUIET_MS + FRAME_MS);
    const first = logplex.firstLine;
    flood();
    vi.advanceTimersByTime(OVERFLOW_QUIET_MS / 2);
    flood();
    vi.advanceTimersByTime(OVERFLOW_QUIET_MS + FRAME_MS);
    const notices = texts(logplex, { ...ALL, sources: ['heroku'] });
    const count = logplex.firstLine - first;
    expect(notices).toEqual([expect.stringMatching(new RegExp(`^Error L10 \\(output buffer overflow\\): ${count} messages dropped since 2023-11-14T22:13:20\\.`))]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it.each(['text', 'jsonl', 'html'] as const)('is exported as %s in pieces that make one file', (format) => {
    const logplex = new Logplex({ now: () => 1_700_000_000_000_000 });
    const writer = logplex.writer('web.1');
    writer.write(Buffer.from('[error] \x1b[31m<red>\x1b[0m & "more"\n'));
    for (let at = 0; at < 30_000; at++) writer.write(Buffer.from(`line ${at}`.padEnd(60, '.').concat('\n')));
    const view = logplex.view(ALL, () => {});
    let file = '';
    let pieces = 0;
    for (let from: number | null = null; ; pieces++) {
      const piece = exportPiece(view, { format, from, to: 20_000, title: 'A & B' });
      file += piece.text;
      if (piece.next === null) break;
      from = piece.next;
    }
    expect(pieces).toBeGreaterThan(0);
    const lines = file.trimEnd().split('\n');
    const found = lines.filter((line) => /line \d+\./.test(line));
    expect(found).toHaveLength(19_999);
    const first = lines.find((line) => line.includes('error')) ?? '';
    const expected = {
      text: '2023-11-14T22:13:20.000000+00:00 app[web.1]: [error] <red> & "more"',
      jsonl: '{"time":"2023-11-14T22:13:20.000000+00:00","source":"app","dyno":"web.1","level":"error","message":"[error] <red> & \\"more\\""}',
      html: '<pre><span class="error"><i>2023-11-14T22:13:20.000000+00:00 app[web.1]:</i> [error] <span style="color:#f27a85;">&lt;red&gt;</span> &amp; &quot;more&quot;</span>',
    };
    expect(lines.find((line) => line.includes('red'))).toBe(expected[format]);
    expect(first).not.toBe('');
    expect(file.includes('<title>A &amp; B</title>') && file.endsWith('</html>\n')).toBe(format === 'html');
  });
});

describe('Logplex beside a simple model', () => {
  it('shows every view the same rows, through drops, partial lines and filters', () => {
    fc.assert(
      fc.property(manySteps, fc.array(anyFilter, { minLength: 1, maxLength: 3 }), (steps, filters) => {
        let now = 0;
        const logplex = new Logplex({ budgetBytes: 4 * MIB, now: () => now++ });
        const model = new LogModel(logplex);
        const writers = new Map(['web.1', 'web.2', 'worker.1'].map((name) => [name, logplex.writer(name)]));
        const early = [ALL, ...filters].map((each) => new Mirror(logplex, each));
        for (const each of steps) {
          if (each.kind === 'log') {
            logplex.log(each.dyno, each.text);
            model.add('heroku', each.dyno, each.text);
          } else {
            const pieces = each.kind === 'write' ? each.pieces : [`${'error'.repeat(1800)}\n`.repeat(each.lines)];
            for (const piece of pieces) {
              // The model first: the line it completes is complete before those after it push others out.
              model.write(each.dyno, piece);
              writers.get(each.dyno)?.write(Buffer.from(piece));
            }
            rest();
            model.rest();
          }
        }
        rest();
        const late = [ALL, ...filters].map((each) => new Mirror(logplex, each));
        rest();
        for (const mirror of [...early, ...late]) expect(mirror.shown()).toEqual(model.kept(mirror.filter));
        logplex.dispose();
      }),
      { numRuns: 60 },
    );
  }, PROPERTY_TIMEOUT_MS);
});
