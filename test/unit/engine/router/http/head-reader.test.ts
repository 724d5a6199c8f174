import fc from 'fast-check';
import { expect, it } from 'vitest';
import { HeadReader } from '../../../../../electron/engine/router/http/head-reader.ts';

const LIMITS = { firstLine: 100, line: 200, total: 1_000 };
const line = fc.stringMatching(/^[ -~]{1,60}$/);

it('finds the end of a head wherever the network cuts it', () => {
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 8 }), fc.string({ maxLength: 50 }), (lines, body) => {
      const bytes = Buffer.from(`${lines.join('\r\n')}\r\n\r\n${body}`);
      const reader = new HeadReader(LIMITS);
      for (let at = 0; at < bytes.length; at++) {
        const head = reader.read(bytes.subarray(at, at + 1));
        if (head === null) continue;
        expect(head).toEqual({ text: lines.join('\r\n'), rest: Buffer.alloc(0) });
        return;
      }
      throw new Error('The end was not found.');
    }),
  );
});

it.each([
  ['first line too long', `GET /${'a'.repeat(100)}`],
  ['line too long', `GET / HTTP/1.1\r\nX: ${'a'.repeat(200)}`],
  ['line too long', `GET / HTTP/1.1\r\n${'X: 1\r\n'.repeat(200)}`],
  ['bare line end', 'GET / HTTP/1.1\nHost'],
])('says %s before the head has ended', (flaw, text) => {
  expect(new HeadReader(LIMITS).read(Buffer.from(text))).toBe(flaw);
});
