import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ChunkedDecoder } from '../../../../../electron/engine/router/http/chunked-decoder.ts';
import type { Field } from '../../../../../electron/engine/router/http/fields.ts';

interface Decoded {
  body: string;
  trailers: Field[] | null;
  /** What came behind the body. */
  rest: string;
  broken: boolean;
}

function decode(pieces: Buffer[]): Decoded {
  const decoded: Decoded = { body: '', trailers: null, rest: '', broken: false };
  const decoder = new ChunkedDecoder(
    (piece) => (decoded.body += piece.toString('latin1')),
    (trailers) => (decoded.trailers = trailers),
  );
  for (const piece of pieces) {
    // A copy: what is read is written over.
    const end = decoder.ended ? 0 : decoder.feed(Buffer.from(piece));
    if (end < 0) return { ...decoded, broken: true };
    decoded.rest += piece.subarray(end).toString('latin1');
  }
  return decoded;
}

const body = fc.array(fc.string({ minLength: 1, maxLength: 300, unit: 'binary-ascii' }), { maxLength: 8 });
const cuts = fc.array(fc.nat({ max: 4_000 }), { maxLength: 12 });

function cutAt(bytes: Buffer, places: number[]): Buffer[] {
  const sorted = [0, ...places.filter((place) => place < bytes.length).toSorted((a, b) => a - b), bytes.length];
  return sorted.slice(1).map((end, index) => bytes.subarray(sorted[index], end));
}

it('decodes what was encoded, wherever the network cuts it, and leaves what follows', () => {
  fc.assert(
    fc.property(body, cuts, (chunks, places) => {
      const coded = chunks.map((chunk) => `${chunk.length.toString(16)}\r\n${chunk}\r\n`).join('');
      const bytes = Buffer.from(`${coded}0\r\nX-Sum: 1\r\n\r\nGET /`, 'latin1');
      expect(decode(cutAt(bytes, places))).toEqual({
        body: chunks.join(''),
        trailers: [['X-Sum', '1']],
        rest: 'GET /',
        broken: false,
      });
    }),
  );
});

it('never takes damaged coding for the end of a body that is longer', () => {
  fc.assert(
    fc.property(body, fc.nat(), fc.integer({ min: 0, max: 255 }), (chunks, at, byte) => {
      const coded = chunks.map((chunk) => `${chunk.length.toString(16)}\r\n${chunk}\r\n`).join('');
      const bytes = Buffer.from(`${coded}0\r\n\r\n`, 'latin1');
      bytes[at % bytes.length] = byte;
      const whole = decode([bytes]);
      const cut = decode(cutAt(bytes, [1, 5, 9, 40]));
      // However it is cut, the damage leads to the same end.
      expect([cut.broken, cut.trailers]).toEqual([whole.broken, whole.trailers]);
      if (!whole.broken) expect(whole.body.length).toBeLessThanOrEqual(bytes.length);
    }),
  );
});
