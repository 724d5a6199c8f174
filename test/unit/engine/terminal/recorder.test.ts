import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BATCH_MS, Recorder } from '../../../../electron/engine/terminal/recorder.ts';
import {
  BATCH_BYTES,
  MAX_UNACKNOWLEDGED_BYTES,
  RESUME_BYTES,
} from '../../../../electron/engine/terminal/terminal-view.ts';
import { RecordedClient } from './recorded-client.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function numbered(from: number, to: number): Buffer {
  return Buffer.from(Array.from({ length: to - from }, (_, at) => `line ${from + at}\r\n`).join(''));
}

describe('Recorder', () => {
  it('gives a view all that was written before and after it came', () => {
    const recorder = new Recorder();
    recorder.write(numbered(0, 100));
    const client = new RecordedClient();
    recorder.attach(client);
    expect(client.resets).toEqual([0]);
    expect(client.buffer).toEqual(numbered(0, 100));
    recorder.write(numbered(100, 200));
    vi.advanceTimersByTime(BATCH_MS);
    expect(client.buffer).toEqual(numbered(0, 200));
    expect(client.resets).toEqual([0]);
  });

  it('copies what it is given', () => {
    const recorder = new Recorder();
    const chunk = Buffer.from('before');
    recorder.write(chunk);
    chunk.fill('x');
    const client = new RecordedClient();
    recorder.attach(client);
    expect(client.text).toBe('before');
  });

  it('keeps the newest bytes, cut at a line start, and counts the rest', () => {
    const recorder = new Recorder({ capacityBytes: 1000 });
    const all = numbered(0, 500);
    for (let at = 0; at < all.length; at += 77) recorder.write(all.subarray(at, at + 77));
    const client = new RecordedClient();
    recorder.attach(client);
    const first = Number(/^line (\d+)/.exec(client.text)?.[1]);
    const [skipped] = client.resets as [number];
    expect(client.buffer).toEqual(numbered(first, 500));
    expect(skipped).toBe(numbered(0, first).length);
    expect(client.buffer.length).toBeGreaterThanOrEqual(1000 - 'line 499\r\n'.length);
  });

  it('keeps the end of a chunk larger than itself, and the modes set in its beginning', () => {
    const recorder = new Recorder({ capacityBytes: 1000 });
    recorder.write(Buffer.concat([Buffer.from('\x1b[?2004h\x1b[35m'), numbered(0, 5000)]));
    const client = new RecordedClient();
    recorder.attach(client);
    expect(client.text.startsWith('\x1b[?2004h\x1b[0;35mline 4')).toBe(true);
    expect(client.text.endsWith('line 4999\r\n')).toBe(true);
  });

  it('never starts a replay inside a character or an escape sequence', () => {
    for (let shift = 0; shift < 12; shift++) {
      const recorder = new Recorder({ capacityBytes: 1000 });
      recorder.write(Buffer.from('x'.repeat(shift) + '\x1b[38;5;208m\u20ac'.repeat(300)));
      const client = new RecordedClient();
      recorder.attach(client);
      expect(client.buffer.toString()).toMatch(/^\x1b\[0;38;5;208m(\u20ac|\x1b\[38;5;208m)+$/);
    }
  });

  it('does not take a line feed inside an escape sequence for a line end', () => {
    const line = '\x1b]0;ti\ntle\x07line\r\n';
    for (let shift = 0; shift < line.length; shift++) {
      const recorder = new Recorder({ capacityBytes: 200 });
      recorder.write(Buffer.from('x'.repeat(shift) + line.repeat(50)));
      const client = new RecordedClient();
      recorder.attach(client);
      expect(client.text).toMatch(/^(\x1b\]0;ti\ntle\x07line\r\n)+$/);
    }
  });

  it('has nothing to replay inside an endless sequence, and does not show its rest as text', () => {
    const recorder = new Recorder({ capacityBytes: 1000 });
    recorder.write(Buffer.from(`\x1b]52;c;${'A'.repeat(5000)}`));
    const client = new RecordedClient();
    recorder.attach(client);
    recorder.write(Buffer.from('AAAA\x07text'));
    vi.advanceTimersByTime(BATCH_MS);
    expect(client.text).toMatch(/^\x1b\](?!52)[^\x07]*AAAA\x07text$/);
  });
});

describe('batches', () => {
  it('are sent at once after a pause, then at most every 8 ms', () => {
    const recorder = new Recorder();
    const client = new RecordedClient();
    recorder.attach(client);
    recorder.write(Buffer.from('e'));
    vi.advanceTimersByTime(0);
    expect(client.text).toBe('e');
    for (const letter of 'cho') recorder.write(Buffer.from(letter));
    vi.advanceTimersByTime(BATCH_MS - 1);
    expect(client.text).toBe('e');
    vi.advanceTimersByTime(1);
    expect(client.batches.map(String)).toHaveLength(2);
    expect(client.text).toBe('echo');
  });

  it('do not wait when 64 KiB have come, and are no larger', () => {
    const recorder = new Recorder();
    const client = new RecordedClient();
    recorder.attach(client);
    recorder.write(Buffer.from('x'));
    vi.advanceTimersByTime(0);
    recorder.write(Buffer.alloc(BATCH_BYTES + 10, 'y'));
    vi.advanceTimersByTime(0);
    expect(client.batches.map((batch) => batch.length)).toEqual([1, BATCH_BYTES, 10]);
  });

  it('have buffers of their own size', () => {
    const recorder = new Recorder();
    recorder.write(numbered(0, 20_000));
    const client = new RecordedClient();
    recorder.attach(client);
    recorder.write(numbered(0, 10));
    vi.advanceTimersByTime(BATCH_MS);
    for (const batch of client.batches) expect(batch.buffer.byteLength).toBe(batch.length);
    expect(client.batches.length).toBeGreaterThan(3);
  });

  it('are shared by views that keep up', () => {
    const recorder = new Recorder();
    const clients = [new RecordedClient(), new RecordedClient()];
    for (const client of clients) recorder.attach(client);
    recorder.write(numbered(0, 10));
    vi.advanceTimersByTime(BATCH_MS);
    expect(clients[0]?.batches[0]).toBe(clients[1]?.batches[0]);
    expect(clients[0]?.buffer).toEqual(numbered(0, 10));
  });

  it('end with the view, and leave no timer behind', () => {
    const recorder = new Recorder();
    const client = new RecordedClient();
    const view = recorder.attach(client);
    recorder.write(numbered(0, 10));
    view.dispose();
    expect(vi.getTimerCount()).toBe(0);
    recorder.write(numbered(10, 20));
    vi.advanceTimersByTime(1000);
    expect(client.received).toBe(0);
  });

  it('ask nobody while they are written', () => {
    const recorder = new Recorder();
    const client = new RecordedClient();
    recorder.attach(client);
    recorder.write(Buffer.alloc(4 * BATCH_BYTES));
    expect(client.received).toBe(0);
  });
});

describe('a view that falls behind', () => {
  const chunk = numbered(0, 6000);

  function flood(recorder: Recorder, bytes: number): void {
    for (let written = 0; written < bytes; written += chunk.length) {
      recorder.write(chunk);
      vi.advanceTimersByTime(BATCH_MS);
    }
  }

  it('is sent no more than a mebibyte and a batch it has not acknowledged', () => {
    const recorder = new Recorder();
    const client = new RecordedClient();
    recorder.attach(client);
    flood(recorder, 10 * MAX_UNACKNOWLEDGED_BYTES);
    expect(client.received).toBeGreaterThan(MAX_UNACKNOWLEDGED_BYTES);
    expect(client.received).toBeLessThanOrEqual(MAX_UNACKNOWLEDGED_BYTES + BATCH_BYTES);
  });

  it('gets a reset, the newest bytes and the count of those it will not see, once it has caught up', () => {
    const recorder = new Recorder();
    const client = new RecordedClient();
    const view = recorder.attach(client);
    flood(recorder, 10 * MAX_UNACKNOWLEDGED_BYTES);
    const seen = client.received;
    view.ack(seen - RESUME_BYTES - 1);
    expect(client.resets).toEqual([0]);
    view.ack(1);
    expect(client.resets).toHaveLength(2);
    expect(seen + (client.resets[1] as number) + client.buffer.length).toBe(recorder.end);
    expect(client.buffer.length).toBeLessThanOrEqual(MAX_UNACKNOWLEDGED_BYTES);
    expect(client.text.startsWith('line ')).toBe(true);
    expect(client.text.endsWith('line 5999\r\n')).toBe(true);
  });

  it('is served on after the reset, though the last bytes before it are never acknowledged', () => {
    const recorder = new Recorder();
    const client = new RecordedClient();
    const view = recorder.attach(client);
    flood(recorder, 10 * MAX_UNACKNOWLEDGED_BYTES);
    view.ack(client.received - RESUME_BYTES);
    recorder.write(Buffer.from('live'));
    vi.advanceTimersByTime(BATCH_MS);
    expect(client.text.endsWith('live')).toBe(true);
  });

  it('goes on without a reset when it has missed little', () => {
    const recorder = new Recorder();
    const client = new RecordedClient();
    const view = recorder.attach(client);
    flood(recorder, 1.5 * MAX_UNACKNOWLEDGED_BYTES);
    expect(client.received).toBeLessThan(recorder.end);
    view.ack(client.received);
    expect(client.resets).toEqual([0]);
    expect(client.received).toBe(recorder.end);
  });

  it('does not hold up another view', () => {
    const recorder = new Recorder();
    const [slow, fast] = [new RecordedClient(), new RecordedClient()];
    recorder.attach(slow);
    const view = recorder.attach(fast);
    for (let at = 0; at < 50; at++) {
      flood(recorder, chunk.length);
      view.ack(chunk.length);
    }
    expect(fast.received).toBe(recorder.end);
    expect(fast.resets).toEqual([0]);
  });
});
