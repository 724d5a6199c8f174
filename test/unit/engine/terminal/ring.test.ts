import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Ring } from '../../../../electron/engine/terminal/ring.ts';

/** Its length divides no power of two: a byte in the wrong place shows. */
const NO_TWO_ALIKE = Uint8Array.from({ length: 251 }, (_, index) => index);

describe('Ring', () => {
  it('loses no byte: what was evicted and what is kept are the stream', () => {
    const chunks = fc.array(fc.uint8Array({ maxLength: 60 }), { maxLength: 20 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), chunks, (capacity, pieces) => {
        const evicted: number[] = [];
        const ring = new Ring(capacity, (bytes, position) => {
          expect(position).toBe(evicted.length);
          evicted.push(...bytes);
        });
        for (const piece of pieces) ring.write(piece);
        const stream = Buffer.concat(pieces);
        expect([...evicted, ...ring.copy(ring.start, ring.end)]).toEqual([...stream]);
        expect([ring.start, ring.end]).toEqual([Math.max(0, stream.length - capacity), stream.length]);
      }),
    );
  });

  it('keeps what it has while it grows, and evicts the oldest bytes once it is full', () => {
    const capacity = 150_000;
    const chunks = fc.array(fc.integer({ min: 0, max: 200_000 }), { maxLength: 12 });
    fc.assert(
      fc.property(chunks, (lengths) => {
        const stream = Buffer.alloc(lengths.reduce((sum, length) => sum + length, 0), NO_TWO_ALIKE);
        let evicted = 0;
        const ring = new Ring(capacity, (bytes, position) => {
          expect(Buffer.compare(bytes, stream.subarray(position, position + bytes.length))).toBe(0);
          evicted += bytes.length;
        });
        let at = 0;
        for (const length of lengths) ring.write(stream.subarray(at, (at += length)));
        expect(evicted).toBe(Math.max(0, stream.length - capacity));
        expect(Buffer.compare(ring.copy(ring.start, ring.end), stream.subarray(evicted))).toBe(0);
      }),
      { numRuns: 20 },
    );
  });
});
