import { describe, expect, test } from 'vitest';
import { LogCursor } from '../../../../electron/engine/log/log-cursor.ts';
import { LineStore } from '../../../../electron/engine/log/store/line-store.ts';
import { SEGMENT_BYTES } from '../../../../electron/engine/log/store/segment.ts';

const BUDGET = 64 * SEGMENT_BYTES;

function storeWith(budget = BUDGET): { store: LineStore; add(text: string): void; partial(text: string): number } {
  const store = new LineStore(budget);
  const origin = store.origins.idOf('app', 'web.1');
  return {
    store,
    add: (text) => store.append(origin, 1, Buffer.from(text)),
    partial: (text) => store.appendPartial(origin, 1, Buffer.from(text)),
  };
}

/** Up to `count` lines that are new to the reader. */
function read(reader: LogCursor, count = Infinity): string[] {
  const lines: string[] = [];
  reader.read((_speaker, _time, data, from, to) => {
    if (lines.length === count) return false;
    lines.push(Buffer.from(data.subarray(from, to)).toString());
    return true;
  });
  return lines;
}

describe('A reader of the log', () => {
  test('gets each line once, and goes on where it was told to stop', () => {
    const { store, add } = storeWith();
    const reader = new LogCursor(store);
    for (const text of ['a', '', 'b', 'c']) add(text);
    expect(read(reader, 2)).toEqual(['a', '']);
    add('d');
    expect(read(reader)).toEqual(['b', 'c', 'd']);
    expect(read(reader)).toEqual([]);
  });

  test('gets a line that was not complete when it is, and those after it before', () => {
    const { store, add, partial } = storeWith();
    const reader = new LogCursor(store);
    add('before');
    const [first, second] = [partial('(pd'), partial('50 %')];
    add('after');
    expect(read(reader)).toEqual(['before', 'after']);
    store.complete(second, Buffer.from('100 %'));
    expect(read(reader)).toEqual(['100 %']);
    store.complete(first, Buffer.from('(pdb) quit'));
    expect(read(reader, 0)).toEqual([]);
    expect(read(reader)).toEqual(['(pdb) quit']);
    expect(reader.dropped).toBe(0);
  });

  test('says how many lines were dropped before it came to them', () => {
    const { store, add } = storeWith(4 * SEGMENT_BYTES);
    const reader = new LogCursor(store);
    const count = 100_000;
    for (let line = 0; line < count; line++) add(`${line} ${'x'.repeat(90)}`);
    const lines = read(reader);
    expect(reader.dropped).toBeGreaterThan(0);
    expect(reader.dropped + lines.length).toBe(count);
    expect(lines[0]?.split(' ')[0]).toBe(String(reader.dropped));
  });
});
