import { execFileSync } from 'node:child_process';
import { closeSync, constants, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import {
  BURST_MS,
  MAX_HELD_BYTES,
  MAX_LAG_BYTES,
  ReadAhead,
  SMALL_BYTES,
} from '../../../../../electron/engine/process/pty/read-ahead.ts';

/** Its length divides no power of two: a byte in the wrong place shows. */
const NO_TWO_ALIKE = Uint8Array.from({ length: 251 }, (_, index) => index);

/** The most that a pipe holds. */
const PIPE_BYTES = 65_536;

function bytes(length: number): Buffer {
  return Buffer.alloc(length, NO_TWO_ALIKE);
}

/** Windows has no named pipes that are files. */
const hasNoPipes = process.platform === 'win32';

/** A non-blocking pipe: one end to read, one to write. */
function openPipe(): { reads: number; writes: number } {
  const folder = mkdtempSync(join(tmpdir(), 'dynodeck-pipe-'));
  const path = join(folder, 'pipe');
  execFileSync('mkfifo', [path]);
  const reads = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  const writes = openSync(path, constants.O_WRONLY | constants.O_NONBLOCK);
  onTestFinished(() => {
    for (const descriptor of [reads, writes]) closeSync(descriptor);
    rmSync(folder, { recursive: true });
  });
  return { reads, writes };
}

function collector(descriptor: number | null) {
  const pieces: Buffer[] = [];
  const ahead = new ReadAhead(descriptor, (piece) => pieces.push(Buffer.from(piece)));
  const handedOn = (): Buffer => Buffer.concat(pieces);
  const ended = (): Promise<void> => new Promise((resolve) => ahead.end(resolve));
  return { ahead, handedOn, ended };
}

describe('ReadAhead', () => {
  it('hands on at once what little comes alone', () => {
    const { ahead, handedOn } = collector(null);
    ahead.push(bytes(1));
    ahead.push(bytes(SMALL_BYTES - 1));
    expect(handedOn()).toEqual(Buffer.concat([bytes(1), bytes(SMALL_BYTES - 1)]));
  });

  it.skipIf(hasNoPipes)('reads all there is before anything of it is worked on, and then hands it on in order', async () => {
    const { reads, writes } = openPipe();
    const { ahead, handedOn, ended } = collector(reads);
    const rest = bytes(PIPE_BYTES);
    expect(writeSync(writes, rest)).toBe(PIPE_BYTES);
    ahead.push(bytes(SMALL_BYTES));
    expect(handedOn().length).toBe(0);
    expect(() => readSync(reads, Buffer.alloc(1))).toThrow('EAGAIN');
    await ended();
    expect(Buffer.compare(handedOn(), Buffer.concat([bytes(SMALL_BYTES), rest]))).toBe(0);
  });

  it('is a queue of bytes, whatever comes while it is behind, and ends after the last of them', async () => {
    const length = fc.oneof(fc.integer({ min: 1, max: SMALL_BYTES }), fc.integer({ min: 1, max: 600_000 }));
    const chunk = fc.record({ length, rests: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(chunk, { maxLength: 12 }), async (chunks) => {
        const { ahead, handedOn, ended } = collector(null);
        const stream = bytes(chunks.reduce((sum, { length }) => sum + length, 0));
        let at = 0;
        for (const { length, rests } of chunks) {
          ahead.push(stream.subarray(at, (at += length)));
          if (rests) await new Promise((resolve) => setImmediate(resolve));
        }
        await ended();
        expect(Buffer.compare(handedOn(), stream)).toBe(0);
      }),
      { numRuns: 60 },
    );
  });

  it('holds no more than it may: then what comes is worked on before more is read', async () => {
    const endless = openSync('/dev/zero', 'r');
    onTestFinished(() => closeSync(endless));
    const handedOn = { bytes: 0 };
    const ahead = new ReadAhead(endless, (piece) => (handedOn.bytes += piece.length));
    const chunk = bytes(4096);
    while (handedOn.bytes === 0) ahead.push(chunk);
    for (let more = 0; more < 100; more++) ahead.push(chunk);
    const before = handedOn.bytes;
    await new Promise<void>((resolve) => ahead.end(resolve));
    const held = handedOn.bytes - before;
    expect(held).toBeGreaterThan(MAX_HELD_BYTES / 2);
    // One read can pass the bound by what a block has room for.
    expect(held).toBeLessThanOrEqual(MAX_HELD_BYTES + 512 * 1024);
  });

  it('holds little of a flood that does not end, so that it is seen soon', async () => {
    const now = vi.spyOn(performance, 'now').mockReturnValue(1_000);
    onTestFinished(() => now.mockRestore());
    const handedOn = { bytes: 0 };
    const ahead = new ReadAhead(null, (piece) => (handedOn.bytes += piece.length));
    const chunk = bytes(64 * 1024);
    for (let came = 0; came < 2 * MAX_LAG_BYTES; came += chunk.length) ahead.push(chunk);
    expect(handedOn.bytes).toBe(0);
    now.mockReturnValue(1_000 + BURST_MS);
    let came = 2 * MAX_LAG_BYTES;
    for (; came < 4 * MAX_LAG_BYTES; came += chunk.length) ahead.push(chunk);
    expect(came - handedOn.bytes).toBeLessThanOrEqual(MAX_LAG_BYTES + chunk.length);
    await new Promise<void>((resolve) => ahead.end(resolve));
    expect(handedOn.bytes).toBe(came);
  });

  it('says up to when everything was handed on', async () => {
    const { ahead, ended } = collector(null);
    const before = performance.now();
    ahead.push(bytes(SMALL_BYTES));
    const since = ahead.handedOnUntil;
    expect(since).toBeGreaterThanOrEqual(before);
    ahead.push(bytes(SMALL_BYTES));
    expect(ahead.handedOnUntil).toBe(since);
    await ended();
    expect(ahead.handedOnUntil).toBeGreaterThan(since);
  });
});
