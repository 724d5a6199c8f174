import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ControlScan } from '../../../../../electron/engine/log/store/control-scan.ts';

/** The slow and obvious way. */
function controlsIn(bytes: Uint8Array): number[] {
  const found: number[] = [];
  bytes.forEach((byte, at) => {
    const next = bytes[at + 1];
    const isC1 = byte === 0xc2 && (next === undefined || (next >= 0x80 && next <= 0x9f));
    if ((byte < 0x20 && byte !== 9) || byte === 0x7f || isC1) found.push(at);
  });
  return found;
}

describe('ControlScan', () => {
  it('finds every control and nothing else, wherever the bytes lie in memory', () => {
    const byte = fc.oneof(
      { weight: 6, arbitrary: fc.integer({ min: 0x20, max: 0x7e }) },
      { weight: 1, arbitrary: fc.integer({ min: 0, max: 255 }) },
      { weight: 1, arbitrary: fc.constantFrom(0x09, 0x20, 0x7f, 0xc2, 0x80, 0x9f, 0xa0, 0x1f) },
    );
    fc.assert(
      fc.property(fc.array(byte, { maxLength: 80 }), fc.nat(7), (values, offset) => {
        const bytes = Buffer.concat([Buffer.alloc(offset, 1), Buffer.from(values), Buffer.of(1)]).subarray(offset, -1);
        const scan = new ControlScan();
        scan.begin(bytes);
        const found: number[] = [];
        for (let at = scan.next(0); at < bytes.length; at = scan.next(at + 1)) found.push(at);
        expect(found).toEqual(controlsIn(bytes));
        for (let from = 0; from < bytes.length; from++) {
          expect(scan.next(from)).toBe(controlsIn(bytes).find((at) => at >= from) ?? bytes.length);
        }
      }),
      { numRuns: 500 },
    );
  });
});
