import fc from 'fast-check';
import { expect, test } from 'vitest';
import { OutputTail } from '../../../../electron/engine/crashes/watched-output.ts';

const TAIL_BYTES = 16 * 1024;

test('The tail of an output is its newest bytes, however they came', () => {
  const text = fc.string({ minLength: 1, maxLength: 50, unit: 'grapheme-ascii' });
  const piece = fc.record({ text, times: fc.nat(1_000) });
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), fc.nat(2_000), (pieces, wanted) => {
      const tail = new OutputTail();
      const chunks = pieces.map((one) => one.text.repeat(one.times));
      for (const chunk of chunks) tail.push(Buffer.from(chunk));
      const whole = chunks.join('');
      expect(tail.text()).toBe(whole.slice(-TAIL_BYTES));
      expect(tail.text(wanted)).toBe(wanted === 0 ? '' : whole.slice(-wanted));
    }),
    { numRuns: 60 },
  );
});
