import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  LineSplitter,
  MAX_LINE_BYTES,
  PARTIAL_MS,
  type Timers,
} from '../../../../../electron/engine/log/store/line-splitter.ts';
import { FakeTimers } from '../fake-timers.ts';
import { referenceLines } from '../reference-lines.ts';

/** Many cases, on a machine that may be busy with other tests. */
const PROPERTY_TIMEOUT_MS = 60_000;

class Collected {
  lines: Buffer[] = [];
  partials: string[] = [];

  run(chunk: Uint8Array, bounds: Uint32Array, count: number): void {
    for (let at = 0; at < count; at++) this.line(chunk.subarray(bounds[2 * at], bounds[2 * at + 1]));
  }

  line(bytes: Uint8Array): void {
    this.lines.push(Buffer.from(bytes));
  }

  partial(bytes: Uint8Array): void {
    this.partials.push(Buffer.from(bytes).toString());
  }

  get texts(): string[] {
    return this.lines.map(String);
  }
}

function split(input: Uint8Array | string, cuts: number[] = [], timers?: Timers): Collected {
  const bytes = Buffer.from(input as string);
  const collected = new Collected();
  const splitter = new LineSplitter(collected, timers);
  let from = 0;
  for (const cut of [...cuts.map((c) => c % (bytes.length + 1)).sort((a, b) => a - b), bytes.length]) {
    splitter.push(bytes.subarray(from, cut));
    from = cut;
  }
  splitter.end();
  return collected;
}

/** Bytes as strings: comparing buffers is a hundred times slower. */
function latin1(lines: Buffer[]): string[] {
  return lines.map((line) => line.toString('latin1'));
}

const nastyPiece = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom('\n', '\r', '\r\n', '\r\r\n') },
  { weight: 2, arbitrary: fc.constantFrom('\x1b[31m', '\x1b]0;t\x07', '\x1b', 'é', '€', '😀') },
  { weight: 3, arbitrary: fc.string({ unit: 'grapheme', maxLength: 20 }) },
  { weight: 1, arbitrary: fc.integer({ min: MAX_LINE_BYTES - 3, max: MAX_LINE_BYTES + 3 }).map((n) => 'x'.repeat(n)) },
  { weight: 1, arbitrary: fc.integer({ min: 3330, max: 3340 }).map((n) => `a${'€'.repeat(n)}`) },
);
const nastyBytes = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: nastyPiece.map((text) => Buffer.from(text)) },
      { weight: 1, arbitrary: fc.uint8Array({ maxLength: 12 }).map((bytes) => Buffer.from(bytes)) },
    ),
    { maxLength: 30 },
  )
  .map((pieces) => Buffer.concat(pieces));

describe('LineSplitter', () => {
  it('ends lines at \\n, \\r\\n and \\r\\r\\n and keeps blank ones', () => {
    expect(split('one\n\ntwo\r\n\r\nthree\r\r\n').texts).toEqual(['one', '', 'two', '', 'three']);
  });

  it('keeps the last state of a line rewritten after carriage returns', () => {
    expect(split('10 %\r50 %\r100 %\r\nnext\n').texts).toEqual(['100 %', 'next']);
  });

  it('keeps a final line without line end', () => {
    expect(split('a\nb').texts).toEqual(['a', 'b']);
    expect(split('a\n').texts).toEqual(['a']);
    expect(split('a\r').texts).toEqual(['a']);
  });

  it('leaves a line of exactly 10,000 bytes whole and splits a longer one', () => {
    const longest = 'x'.repeat(MAX_LINE_BYTES);
    expect(split(`${longest}\r\n${longest}y\n`).texts).toEqual([longest, longest, 'y']);
  });

  it('never splits inside a UTF-8 character', () => {
    const { texts } = split(`x${'😀'.repeat(5000)}\n`);
    expect(texts.join('')).toBe(`x${'😀'.repeat(5000)}`);
    expect(texts.map((text) => text.includes('\ufffd'))).not.toContain(true);
    expect(texts[0]).toBe(`x${'😀'.repeat(2499)}`);
  });

  it('splits an endless escape sequence as it splits a line', () => {
    const { lines } = split(`\x1b]0;${'t'.repeat(100_000)}`, [1, 2, 50_000]);
    expect(Math.max(...lines.map((line) => line.length))).toBe(MAX_LINE_BYTES);
    expect(Buffer.concat(lines).length).toBe(100_004);
  });

  it('gives the same lines as a byte-by-byte model, whatever the chunks', () => {
    fc.assert(
      fc.property(nastyBytes, fc.array(fc.nat(), { maxLength: 12 }), (bytes, cuts) => {
        expect(latin1(split(bytes, cuts).lines)).toEqual(latin1(referenceLines(bytes)));
      }),
      { numRuns: 300 },
    );
  }, PROPERTY_TIMEOUT_MS);

  it('gives the same lines when bytes come one by one', () => {
    const bytes = Buffer.from('ab\r\r\nc\rd\n\n\r\ne€\rf');
    const everywhere = Array.from({ length: bytes.length }, (_, at) => at);
    expect(latin1(split(bytes, everywhere).lines)).toEqual(latin1(referenceLines(bytes)));
  });
});

describe('partial lines', () => {
  it('are shown after a quiet moment, again as they grow, and completed', () => {
    const timers = new FakeTimers();
    const collected = new Collected();
    const splitter = new LineSplitter(collected, timers);
    splitter.push(Buffer.from('(pdb) '));
    timers.advance(PARTIAL_MS);
    splitter.push(Buffer.from('n'));
    timers.advance(PARTIAL_MS);
    splitter.push(Buffer.from('\r\n'));
    timers.advance(PARTIAL_MS);
    expect(collected.partials).toEqual(['(pdb) ', '(pdb) n']);
    expect(collected.texts).toEqual(['(pdb) n']);
  });

  it('are not shown while the stream goes on to other lines', () => {
    const timers = new FakeTimers();
    const collected = new Collected();
    const splitter = new LineSplitter(collected, timers);
    for (let at = 0; at < 20; at++) {
      splitter.push(Buffer.from(`${at}a\n${at}b`));
      timers.advance(PARTIAL_MS / 5);
    }
    expect(collected.partials).toEqual([]);
    timers.advance(PARTIAL_MS);
    expect(collected.partials).toEqual(['19b']);
  });

  it('show a progress bar in its last state', () => {
    const timers = new FakeTimers();
    const collected = new Collected();
    const splitter = new LineSplitter(collected, timers);
    splitter.push(Buffer.from('10 %\r20 %\r'));
    timers.advance(PARTIAL_MS);
    splitter.push(Buffer.from('30 %\r'));
    timers.advance(PARTIAL_MS);
    expect(collected.partials).toEqual(['20 %', '30 %']);
  });

  it('leave no timer behind at the end', () => {
    const timers = new FakeTimers();
    const collected = new Collected();
    const splitter = new LineSplitter(collected, timers);
    splitter.push(Buffer.from('last words'));
    splitter.end();
    expect(timers.pending).toBe(0);
    expect(collected.texts).toEqual(['last words']);
  });
});
