import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Acknowledger } from '../../../../../renderer/terminals/xterm/terminal-feed.ts';

describe('acknowledging parsed bytes', () => {
  test('tells at once when nothing is left to parse', () => {
    const told: number[] = [];
    const acknowledger = new Acknowledger((bytes) => told.push(bytes));
    acknowledger.receive(10);
    acknowledger.parse(10);
    expect(told).toEqual([10]);
  });

  test('waits for a batch while more is to be parsed', () => {
    const told: number[] = [];
    const acknowledger = new Acknowledger((bytes) => told.push(bytes));
    for (let i = 0; i < 5; i++) acknowledger.receive(64 * 1024);
    acknowledger.parse(64 * 1024);
    expect(told).toEqual([]);
    acknowledger.parse(64 * 1024);
    expect(told).toEqual([128 * 1024]);
  });

  test('in the end tells every byte exactly once', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 200_000 }), { maxLength: 40 }), fc.nat(5), (chunks, lead) => {
        let told = 0;
        const acknowledger = new Acknowledger((bytes) => (told += bytes));
        chunks.forEach((chunk, i) => {
          acknowledger.receive(chunk);
          if (i >= lead) acknowledger.parse(chunks[i - lead]!);
        });
        for (const chunk of chunks.slice(Math.max(0, chunks.length - lead))) acknowledger.parse(chunk);
        expect(told).toBe(chunks.reduce((sum, chunk) => sum + chunk, 0));
      }),
    );
  });
});
