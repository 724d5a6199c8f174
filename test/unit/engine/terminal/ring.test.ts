import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Ring } from '../../../../electron/engine/terminal/ring.ts';

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
});
