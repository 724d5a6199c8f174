import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodeText, encodeText } from '../../../../electron/engine/storage/text-encoding.ts';
import { UNDECODED } from '../../../../shared/text/undecoded.ts';

const text = fc.string({ unit: 'binary' });

it('A text in UTF-8 is read as it is', () => {
  fc.assert(
    fc.property(text, (wanted) => {
      fc.pre(Buffer.from(wanted).length < 2 || Buffer.from(wanted)[0] !== 0);
      expect(decodeText(Buffer.from(wanted))).toEqual({ text: wanted, encoding: 'utf-8' });
    }),
  );
});

it('A text in UTF-16 with its mark is read, and encoded as the same bytes again', () => {
  fc.assert(
    fc.property(text, fc.boolean(), (wanted, isBig) => {
      fc.pre(!wanted.startsWith('\0'));
      const bytes = Buffer.from(`\ufeff${wanted}`, 'utf16le');
      if (isBig) bytes.swap16();
      const decoded = decodeText(bytes);
      expect(decoded).toEqual({ text: `\ufeff${wanted}`, encoding: isBig ? 'utf-16be' : 'utf-16le' });
      if (decoded !== null) expect(encodeText(decoded.text, decoded.encoding)).toEqual(bytes);
    }),
  );
});

it('Of any other bytes each is a character that no text has, and the characters around them stay', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.constantFrom('a', '\n', 'é', '€', '🎉'), fc.integer({ min: 0xf8, max: 0xfe }))), (pieces) => {
      fc.pre(pieces.some((piece) => typeof piece === 'number') && typeof pieces[0] !== 'number');
      const bytes = Buffer.concat(pieces.map((piece) => (typeof piece === 'number' ? Buffer.from([piece]) : Buffer.from(piece))));
      const expected = pieces.map((piece) => (typeof piece === 'number' ? String.fromCharCode(0xdc00 + piece) : piece));
      expect(decodeText(bytes)).toEqual({ text: expected.join(''), encoding: 'utf-8' });
      expect(UNDECODED.test(expected.join(''))).toBe(true);
    }),
  );
});

it.each([
  ['an overlong form', [0xc0, 0x80]],
  ['half a surrogate pair', [0xed, 0xa0, 0x80]],
  ['what is beyond Unicode', [0xf4, 0x90, 0x80, 0x80]],
  ['a character that is cut', [0xe2, 0x82]],
])('%s is no character of UTF-8', (_, bytes) => {
  const expected = bytes.map((byte) => String.fromCharCode(0xdc00 + byte)).join('');
  expect(decodeText(Buffer.from([0x41, ...bytes]))?.text).toBe(`A${expected}`);
});

it('The character that stands for unreadable ones is read as itself where the file has it', () => {
  expect(decodeText(Buffer.from('A=\ufffd'))?.text).toBe('A=\ufffd');
});

it('UTF-32 is not read', () => {
  expect(decodeText(Buffer.from([0xff, 0xfe, 0, 0, 0x41, 0, 0, 0]))).toBeNull();
  expect(decodeText(Buffer.from([0, 0, 0xfe, 0xff, 0, 0, 0, 0x41]))).toBeNull();
});
