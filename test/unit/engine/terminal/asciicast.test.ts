import { describe, expect, test } from 'vitest';
import { Asciicast } from '../../../../electron/engine/terminal/asciicast.ts';
import { Recorder } from '../../../../electron/engine/terminal/recorder.ts';

const HEADER = { columns: 80, rows: 24, command: 'bash' };
const bytes = (text: string) => new TextEncoder().encode(text);

type Line = [seconds: number, code: string, data: string];

/** The whole file, asked for piece by piece. */
function fileOf(cast: Asciicast): { header: Record<string, unknown>; events: Line[] } {
  let text = '';
  for (let from: number | null = 0; from !== null; ) {
    const chunk = cast.chunk(from);
    text += chunk.text;
    from = chunk.next;
  }
  expect(text.endsWith('\n')).toBe(true);
  const [header, ...events] = text.trimEnd().split('\n').map((line) => JSON.parse(line) as unknown);
  return { header: header as Record<string, unknown>, events: events as Line[] };
}

describe('an asciicast', () => {
  test('begins with a header of version 2', () => {
    const { header, events } = fileOf(new Asciicast(HEADER));
    expect(header).toMatchObject({ version: 2, width: 80, height: 24, command: 'bash' });
    expect(Number.isInteger(header['timestamp'])).toBe(true);
    expect(events).toEqual([]);
  });

  test('holds output and sizes in their order, with times that never go back', () => {
    const cast = new Asciicast(HEADER);
    cast.output(bytes('one\r\n'));
    cast.resize(100, 30);
    cast.output(bytes('\x1b[31mtwo'));
    const { events } = fileOf(cast);
    expect(events.map(([, code, data]) => [code, data])).toEqual([
      ['o', 'one\r\n'],
      ['r', '100x30'],
      ['o', '\x1b[31mtwo'],
    ]);
    const times = events.map(([seconds]) => seconds);
    expect(times).toEqual([...times].sort((a, b) => a - b));
  });

  test('puts letters together that were cut between two reads', () => {
    const cast = new Asciicast(HEADER);
    const whole = bytes('a→b');
    for (const byte of whole) cast.output(Uint8Array.of(byte));
    expect(fileOf(cast).events.map(([, , data]) => data).join('')).toBe('a→b');
  });

  test('comes in pieces when it is long, and ends when it has become too long to keep', () => {
    const cast = new Asciicast(HEADER);
    const megabyte = bytes('x'.repeat(1024 * 1024));
    for (let written = 0; written < 40; written++) cast.output(megabyte);
    expect(cast.chunk(0).next).not.toBeNull();
    const kept = fileOf(cast).events.length;
    expect(kept).toBeGreaterThan(30);
    expect(kept).toBeLessThan(40);
  });
});

describe('a recorder that is told to record', () => {
  test('begins with what the screen shows, and goes on when told again', () => {
    const recorder = new Recorder();
    recorder.resize(80, 24);
    recorder.write(bytes('before\r\n'));
    recorder.startRecording('bash');
    recorder.write(bytes('after'));
    recorder.startRecording('bash');
    const { events } = fileOf(recorder.recording!);
    expect(events[0]![2]).toContain('before');
    expect(events.at(-1)![2]).toBe('after');
  });

  test('records nothing otherwise', () => {
    expect(new Recorder().recording).toBeNull();
  });
});
