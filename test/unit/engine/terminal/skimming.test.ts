import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BATCH_MS, Recorder, SCREEN_BYTES } from '../../../../electron/engine/terminal/recorder.ts';
import { CALM_LOOKS, LOOK_MS, WHOLE_BYTES } from '../../../../electron/engine/terminal/skimming.ts';
import type { TerminalView } from '../../../../electron/engine/terminal/terminal-view.ts';
import { RecordedClient } from './recorded-client.ts';

const LINE = 'a line of a flood, as long as lines are that people print\r\n';
const ROWS = 24;
const CHUNK = Buffer.from(LINE.repeat(1000));

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A view that skims, whose client parses at once what it gets. */
function skimmed(recorder: Recorder): { client: RecordedClient; view: TerminalView } {
  const client = new RecordedClient();
  const view = recorder.attach(client, { skims: true });
  const { bytes } = client;
  client.bytes = (batch) => {
    bytes.call(client, batch);
    queueMicrotask(() => view.ack(batch.length));
  };
  return { client, view };
}

/** Seven megabytes a second. */
async function flood(recorder: Recorder, milliseconds: number): Promise<void> {
  for (let passed = 0; passed < milliseconds; passed += BATCH_MS) {
    recorder.write(CHUNK);
    await vi.advanceTimersByTimeAsync(BATCH_MS);
  }
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

describe('a view that skims', () => {
  it('gets a flood as pictures of its newest screen, at most one per look', async () => {
    const recorder = new Recorder();
    recorder.resize(80, ROWS);
    const { client } = skimmed(recorder);
    await flood(recorder, 1000);
    const before = { resets: client.resets.length, received: client.received };
    await flood(recorder, 2000);
    const pictures = client.resets.length - before.resets;
    expect(pictures).toBeGreaterThan(0);
    expect(pictures).toBeLessThanOrEqual(2000 / LOOK_MS + 1);
    expect(client.received - before.received).toBeLessThanOrEqual(pictures * (ROWS + 2) * LINE.length);
    expect(client.text).toBe(LINE.repeat(client.text.length / LINE.length));
    expect(client.text.length / LINE.length).toBeGreaterThan(ROWS);
  });

  it('gets so much of a painted screen as the largest has', async () => {
    const recorder = new Recorder();
    const { client } = skimmed(recorder);
    const painted = Buffer.from('\x1b[12;40H\x1b[38;5;208mx'.repeat(3000));
    for (let at = 0; at < 50; at++) {
      recorder.write(painted);
      await vi.advanceTimersByTimeAsync(BATCH_MS);
    }
    expect(client.resets.length).toBeGreaterThan(1);
    expect(client.buffer.length).toBeGreaterThan(SCREEN_BYTES / 2);
    expect(client.buffer.length).toBeLessThanOrEqual(SCREEN_BYTES + 100);
  });

  it('gets the last line as soon as the flood pauses, and every byte that follows', async () => {
    const recorder = new Recorder();
    const { client } = skimmed(recorder);
    await flood(recorder, 3000);
    recorder.write(Buffer.from('the last line\r\n'));
    await vi.advanceTimersByTimeAsync(2 * LOOK_MS);
    expect(client.text.endsWith('the last line\r\n')).toBe(true);
    recorder.write(Buffer.from('$ '));
    await vi.advanceTimersByTimeAsync(LOOK_MS);
    expect(client.text.endsWith('the last line\r\n$ ')).toBe(true);
  });

  it('gets all that is kept when the flood is over, and the exact count of what is not', async () => {
    const recorder = new Recorder();
    const { client } = skimmed(recorder);
    let seenFirst = 0;
    const { reset } = client;
    client.reset = (...told) => {
      if (client.resets.length === 1) seenFirst = client.received;
      reset.apply(client, told);
    };
    await flood(recorder, 3000);
    await vi.advanceTimersByTimeAsync((CALM_LOOKS + 1) * LOOK_MS);
    const late = new RecordedClient();
    recorder.attach(late);
    expect(client.buffer.equals(late.buffer)).toBe(true);
    expect(seenFirst + sum(client.resets) + client.buffer.length).toBe(recorder.end);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('takes back what was told when all of it is shown in the end', async () => {
    const recorder = new Recorder({ capacityBytes: 64 * 1024 * 1024 });
    const { client } = skimmed(recorder);
    await flood(recorder, 2000);
    expect(sum(client.resets)).toBeGreaterThan(0);
    await vi.advanceTimersByTimeAsync((CALM_LOOKS + 1) * LOOK_MS);
    expect(sum(client.resets)).toBe(0);
    expect(client.buffer.length).toBe(recorder.end);
  });

  it.each([
    ['as large as a burst', 20_000],
    ['larger than a burst', 24_000],
  ])('gets a listing %s whole when nothing follows', async (_, lines) => {
    const recorder = new Recorder();
    const { client } = skimmed(recorder);
    recorder.write(Buffer.from(LINE.repeat(lines)));
    await vi.advanceTimersByTimeAsync(10 * LOOK_MS);
    expect(client.resets).toEqual([0]);
    expect(client.received).toBe(recorder.end);
  });

  it('gets what can be read for hours without being reset', async () => {
    const recorder = new Recorder();
    const { client } = skimmed(recorder);
    for (let at = 0; at < 600; at++) {
      recorder.write(CHUNK.subarray(0, WHOLE_BYTES / 4));
      await vi.advanceTimersByTimeAsync(LOOK_MS);
    }
    expect(client.resets).toEqual([0]);
    expect(client.received).toBe(recorder.end);
  });

  it('gets much output whole, ten times a second', async () => {
    const recorder = new Recorder();
    const { client } = skimmed(recorder);
    const write = async (milliseconds: number): Promise<void> => {
      for (let passed = 0; passed < milliseconds; passed += BATCH_MS) {
        recorder.write(CHUNK.subarray(0, 4096));
        await vi.advanceTimersByTimeAsync(BATCH_MS);
      }
    };
    await write(2000);
    const before = client.batches.length;
    await write(2000);
    expect(client.batches.length - before).toBeLessThanOrEqual(2000 / LOOK_MS + 1);
    await vi.advanceTimersByTimeAsync(2 * LOOK_MS);
    expect(client.resets).toEqual([0]);
    expect(client.received).toBe(recorder.end);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('gets the answer to a key at once, though much is printed beside it', async () => {
    const recorder = new Recorder();
    const { client, view } = skimmed(recorder);
    for (let at = 0; at < 200; at++) {
      recorder.write(CHUNK.subarray(0, 4096));
      await vi.advanceTimersByTimeAsync(BATCH_MS);
    }
    view.typed();
    recorder.write(Buffer.from('k'));
    await vi.advanceTimersByTimeAsync(BATCH_MS);
    expect(client.text.endsWith('k')).toBe(true);
  });

  it('gets the answer to a key at once, though a flood has only just paused', async () => {
    const recorder = new Recorder();
    const { client, view } = skimmed(recorder);
    await flood(recorder, 2000);
    await vi.advanceTimersByTimeAsync(2 * LOOK_MS);
    view.typed();
    recorder.write(Buffer.from('k'));
    await vi.advanceTimersByTimeAsync(BATCH_MS);
    expect(client.text.endsWith(`${LINE}k`)).toBe(true);
  });

  it('gets no picture before it has parsed the last', async () => {
    const recorder = new Recorder();
    const client = new RecordedClient();
    recorder.attach(client, { skims: true });
    await flood(recorder, 3000);
    expect(client.resets).toEqual([0]);
  });

  it('asks a full-screen program to paint anew after the flood, not for each picture', async () => {
    const recorder = new Recorder();
    const { client } = skimmed(recorder);
    await flood(recorder, 2000);
    expect(client.patchy).not.toContain(true);
    await vi.advanceTimersByTimeAsync((CALM_LOOKS + 1) * LOOK_MS);
    expect(client.patchy.indexOf(true)).toBe(client.patchy.length - 1);
  });

  it('leaves no timer behind when it ends in a flood', async () => {
    const recorder = new Recorder();
    const { view } = skimmed(recorder);
    await flood(recorder, 1000);
    view.dispose();
    expect(vi.getTimerCount()).toBe(0);
  });
});
