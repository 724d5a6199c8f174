import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LineWriter } from '../../../../electron/cli/local/line-writer.ts';
import { type LineFormat, LinePrefixes } from '../../../../electron/cli/logs/line-prefix.ts';
import { Logplex } from '../../../../electron/engine/log/logplex.ts';

const lines = fc.array(
  fc.record({
    dyno: fc.constantFrom('web.1', 'worker.1', 'heroku'),
    text: fc.oneof(fc.string({ maxLength: 30 }), fc.constantFrom('\x1b[31mred', '\x1b[0m', 'x'.repeat(300))),
    times: fc.integer({ min: 1, max: 100 }),
  }),
  { maxLength: 12 },
);

/** A log of these lines, a tenth of a second apart. */
function logOf(said: { dyno: string; text: string; times: number }[]): Logplex {
  let now = 1_700_000_000_000_000;
  const logplex = new Logplex({ now: () => (now += 100_000) });
  for (const { dyno, text, times } of said) {
    const line = text.replaceAll('\n', ' ');
    if (dyno === 'heroku') for (let at = 0; at < times; at++) logplex.log('web.1', line);
    else logplex.writer(dyno).write(Buffer.from(`${line}\n`.repeat(times)));
  }
  return logplex;
}

/** What a writer makes of a log: one line after the other, or in runs, each time until the buffer is full. */
function written(
  logplex: Logplex,
  depth: 'none' | '16',
  bufferBytes: number,
  inRuns: boolean,
  format: LineFormat = 'default',
): string {
  const reader = logplex.reader();
  const writer = new LineWriter(reader, new LinePrefixes(format, depth), depth);
  const target = Buffer.alloc(bufferBytes);
  let text = '';
  for (let at = -1; at !== 0; text += target.toString('latin1', 0, at)) {
    at = 0;
    const takeRun: Parameters<typeof reader.readRuns>[0] = (segment, from, to) => {
      let next = from;
      for (let count = 1; count > 0 && next < to; next += count) {
        count = writer.writeRun(target, at, segment, next, to);
        at = writer.end;
      }
      return next - from;
    };
    const take: Parameters<typeof reader.read>[0] = (origin, time, data, from, to) => {
      const end = writer.write(target, at, origin, time, data, from, to);
      at = Math.max(at, end);
      return end >= 0;
    };
    if (inRuns) reader.readRuns(takeRun, take);
    else reader.read(take);
  }
  return text;
}

describe('LineWriter', () => {
  it.each(['none', '16'] as const)('writes lines in runs as it writes one after the other, in colours: %s', (depth) => {
    fc.assert(
      fc.property(lines, fc.integer({ min: 1000, max: 20_000 }), (said, bufferBytes) => {
        const logplex = logOf(said);
        expect(written(logplex, depth, bufferBytes, true)).toBe(written(logplex, depth, bufferBytes, false));
        logplex.dispose();
      }),
      { numRuns: 150 },
    );
  });

  it('cuts long lines in Heroku\'s form, in runs or not, and neither characters nor colours', () => {
    const said = [
      { dyno: 'web.1', text: 'short', times: 3 },
      { dyno: 'web.1', text: `${'é'.repeat(7_000)}\x1b[32m${'y'.repeat(9_000)}`, times: 2 },
      { dyno: 'web.1', text: `${'z'.repeat(9_998)}\x1b[1mbold\x1b[0m`, times: 1 },
    ];
    const inRuns = written(logOf(said), 'none', 60_000, true, 'heroku');
    expect(inRuns).toBe(written(logOf(said), 'none', 60_000, false, 'heroku'));
    const printed = Buffer.from(inRuns, 'latin1').toString('utf8').trim().split('\n');
    const texts = printed.map((line) => line.slice(line.indexOf(': ') + 2));
    const long = [`${'é'.repeat(5_000)}`, `${'é'.repeat(2_000)}\x1b[32m${'y'.repeat(5_995)}`, 'y'.repeat(3_005)];
    expect(texts).toEqual(['short', 'short', 'short', ...long, ...long, 'z'.repeat(9_998), '\x1b[1mbold\x1b[0m']);
  });
});
