import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Backlog, BLOCK_BYTES } from '../../../../../electron/engine/process/pty/backlog.ts';

/** Its length divides no power of two: a byte in the wrong place shows. */
const NO_TWO_ALIKE = Uint8Array.from({ length: 251 }, (_, index) => index);

const lengths = fc.integer({ min: 0, max: 2 * BLOCK_BYTES });
const step = fc.oneof(
  fc.record({ name: fc.constant('append' as const), count: lengths }),
  fc.record({ name: fc.constant('fill' as const), count: lengths }),
  fc.record({ name: fc.constant('pass' as const), count: fc.integer({ min: 1, max: 2 * BLOCK_BYTES }) }),
);

describe('Backlog', () => {
  it('knows since when its oldest bytes have waited', () => {
    const backlog = new Backlog();
    expect(backlog.since).toBeNull();
    const before = performance.now();
    backlog.append(NO_TWO_ALIKE);
    const since = backlog.since;
    expect(since).toBeGreaterThanOrEqual(before);
    backlog.append(NO_TWO_ALIKE);
    backlog.pass(NO_TWO_ALIKE.length, () => {});
    expect(backlog.since).toBe(since);
    backlog.pass(NO_TWO_ALIKE.length, () => {});
    expect(backlog.since).toBeNull();
  });

  it('is a queue of bytes, however they come and go', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const stream = Buffer.alloc(61 * BLOCK_BYTES, NO_TWO_ALIKE);
        const backlog = new Backlog();
        let [came, went] = [0, 0];
        const passUpTo = (most: number): number => {
          const before = went;
          backlog.pass(most, (bytes) => {
            expect(bytes.length).toBeLessThanOrEqual(most);
            expect(Buffer.compare(bytes, stream.subarray(went, went + bytes.length))).toBe(0);
            went += bytes.length;
          });
          return went - before;
        };
        for (const { name, count } of steps) {
          if (name === 'append') {
            backlog.append(stream.subarray(came, came + count));
            came += count;
          } else if (name === 'fill') {
            came += backlog.fill((block, at) => stream.copy(block, at, came, came + count));
          } else {
            const isEmpty = came === went;
            expect(passUpTo(count) === 0).toBe(isEmpty);
          }
          expect(backlog.length).toBe(came - went);
        }
        while (passUpTo(BLOCK_BYTES) > 0);
        expect(went).toBe(came);
      }),
      { numRuns: 50 },
    );
  });
});
