import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LineSplitter, PARTIAL_MS } from '../../../../../electron/engine/log/store/line-splitter.ts';
import { MAX_LINE_BYTES } from '../../../../../electron/engine/log/store/terminal-line.ts';
import { CollectedLines, split, splitEverywhere } from '../collected-lines.ts';
import { FakeTimers } from '../fake-timers.ts';
import { referenceLines } from '../reference-lines.ts';

/** Many cases, on a machine that may be busy with other tests. */
const PROPERTY_TIMEOUT_MS = 60_000;

const nastyPiece = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom('\n', '\r', '\r\n', '\r\r\n') },
  { weight: 2, arbitrary: fc.constantFrom('\x1b[31m', '\x1b]0;t\x07', '\x1b', '\x1b[', '\b', '\u009b') },
  { weight: 1, arbitrary: fc.constantFrom('é', '°', '€', '😀') },
  { weight: 1, arbitrary: fc.constantFrom('\x1b[K', '\x1b[2C', '\x1b[A', '\x1b(0', '\x0e', '\x1b[?25l', '\t', '\x7f') },
  { weight: 3, arbitrary: fc.string({ unit: 'grapheme', maxLength: 20 }) },
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

  it('leaves a line of a million bytes whole and splits a longer one', () => {
    const longest = 'x'.repeat(MAX_LINE_BYTES);
    const { texts } = split(`${longest}\r\n${longest}y\n`, { cuts: [5, 70_000, MAX_LINE_BYTES + 1] });
    expect(texts.map((text) => text.length)).toEqual([MAX_LINE_BYTES, MAX_LINE_BYTES, 1]);
  });

  it('never splits inside a UTF-8 character', () => {
    const { texts } = split(`x${'😀'.repeat(MAX_LINE_BYTES / 4)}\n`);
    expect(texts.map((text) => [text.includes('\ufffd'), text.length])).toEqual([
      [false, MAX_LINE_BYTES / 2 - 1],
      [false, 2],
    ]);
  });

  it('holds no more of an endless line than of the longest, and nothing of an endless sequence', () => {
    const collected = new CollectedLines();
    const splitter = new LineSplitter(collected, new FakeTimers());
    const piece = Buffer.from('z'.repeat(64 * 1024));
    for (let count = 0; count < 40; count++) splitter.push(piece);
    expect(collected.lines.map((line) => line.length)).toEqual([MAX_LINE_BYTES, MAX_LINE_BYTES]);
    splitter.push(Buffer.from('\n\x1b]0;'));
    for (let count = 0; count < 40; count++) splitter.push(piece);
    splitter.push(Buffer.from('\nnext\n'));
    expect(collected.texts.slice(3)).toEqual(['', 'next']);
  });

  it('gives the same lines as a byte-by-byte model where there are only line ends, whatever the chunks', () => {
    const piece = fc.oneof(
      fc.constantFrom('\n', '\r\n', '\r\r\n', '\n\n', 'é', '°', '€', '😀', '\t'),
      fc.string({ unit: 'grapheme', maxLength: 20 }).map((text) => text.replace(/\p{Cc}/gu, '')),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), fc.array(fc.nat(), { maxLength: 12 }), (pieces, cuts) => {
        const bytes = Buffer.from(pieces.join(''));
        expect(split(bytes, { cuts }).latin1).toEqual(referenceLines(bytes).map((line) => line.toString('latin1')));
      }),
      { numRuns: 300 },
    );
  }, PROPERTY_TIMEOUT_MS);

  it('gives the same lines whatever the chunks, of any bytes', () => {
    fc.assert(
      fc.property(nastyBytes, fc.array(fc.nat(), { maxLength: 12 }), (bytes, cuts) => {
        const whole = split(bytes).latin1;
        expect(split(bytes, { cuts }).latin1).toEqual(whole);
        expect(splitEverywhere(bytes).latin1).toEqual(whole);
      }),
      { numRuns: 300 },
    );
  }, PROPERTY_TIMEOUT_MS);

  it('leaves in no line a control that a terminal would do anything with, but colours', () => {
    fc.assert(
      fc.property(nastyBytes, fc.array(fc.nat(), { maxLength: 12 }), (bytes, cuts) => {
        for (const line of split(bytes, { cuts }).lines) {
          const rest = line.toString('utf8').replace(/\x1b\[[\d;:]*m/g, '');
          expect(rest).not.toMatch(/[\x00-\x08\x0a-\x1f\x7f-\x9f]/);
        }
      }),
      { numRuns: 300 },
    );
  }, PROPERTY_TIMEOUT_MS);
});

describe('partial lines', () => {
  it('are shown after a quiet moment, again as they grow, and completed', () => {
    const timers = new FakeTimers();
    const collected = new CollectedLines();
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
    const collected = new CollectedLines();
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
    const collected = new CollectedLines();
    const splitter = new LineSplitter(collected, timers);
    splitter.push(Buffer.from('10 %\r20 %\r'));
    timers.advance(PARTIAL_MS);
    splitter.push(Buffer.from('30 %\r'));
    timers.advance(PARTIAL_MS);
    expect(collected.partials).toEqual(['20 %', '30 %']);
  });

  it('leave no timer behind at the end', () => {
    const timers = new FakeTimers();
    const collected = new CollectedLines();
    const splitter = new LineSplitter(collected, timers);
    splitter.push(Buffer.from('last words'));
    splitter.end();
    expect(timers.pending).toBe(0);
    expect(collected.texts).toEqual(['last words']);
  });
});
