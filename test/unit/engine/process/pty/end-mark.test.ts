import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EndMarkScanner, markPrefix, newNonce } from '../../../../../electron/engine/process/pty/end-mark.ts';

const NONCE = newNonce();

function scan(chunks: Buffer[]): { data: Buffer; marks: number[]; held: number } {
  const data: Uint8Array[] = [];
  const marks: number[] = [];
  const scanner = new EndMarkScanner(NONCE, { data: (bytes) => data.push(bytes), mark: (status) => marks.push(status) });
  for (const chunk of chunks) scanner.push(chunk);
  const before = Buffer.concat(data).length;
  scanner.flush();
  const all = Buffer.concat(data);
  return { data: all, marks, held: all.length - before };
}

function cut(bytes: Buffer, at: number[]): Buffer[] {
  const points = [0, ...at.map((point) => point % (bytes.length + 1)).toSorted((a, b) => a - b), bytes.length];
  return points.slice(1).map((point, index) => bytes.subarray(points[index], point));
}

describe('EndMarkScanner', () => {
  it('takes marks out wherever the chunks are cut', () => {
    const stream = Buffer.from(`one${markPrefix(NONCE)}7\x07two${markPrefix(NONCE)}139\x07`);
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 20 }), (points) => {
        const { data, marks, held } = scan(cut(stream, points));
        expect([data.toString(), marks, held]).toEqual(['onetwo', [7, 139], 0]);
      }),
    );
  });

  it('passes everything else on unchanged', () => {
    const pieces = ['\x1b', markPrefix(NONCE).slice(0, 9), markPrefix(NONCE), '12', '\x07', 'x', '\xff', markPrefix('1')];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces)), fc.array(fc.nat(), { maxLength: 9 }), (parts, points) => {
        const stream = parts.join('');
        const mark = new RegExp(`\\x1b\\]5379;${NONCE};(\\d{1,3})\\x07`, 'g');
        const { data, marks } = scan(cut(Buffer.from(stream, 'latin1'), points));
        expect(marks).toEqual([...stream.matchAll(mark)].map(([, status]) => Number(status)));
        expect(data.toString('latin1')).toBe(stream.replace(mark, ''));
      }),
    );
  });

  it.each(['text', '\x1b[0m', '\x1b]0;title', `${markPrefix(NONCE)}x`, `${markPrefix(NONCE)}1234`, markPrefix('0')])(
    'holds nothing back of what cannot be a mark: %j',
    (text) => expect(scan([Buffer.from(text)]).held).toBe(0),
  );
});
