import { undecoded } from '../../../shared/text/undecoded.ts';

/** How a text stands in a file. UTF-16 is recognised by its mark, which Windows' editors write. */
export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be';

export interface DecodedText {
  /** With its byte order mark. Bytes that are no UTF-8 are kept apart from characters, see {@link undecoded}. */
  text: string;
  encoding: TextEncoding;
}

const UTF_16_LE_MARK = Buffer.from([0xff, 0xfe]);
const UTF_16_BE_MARK = Buffer.from([0xfe, 0xff]);
const UTF_32_MARKS = [Buffer.from([0xff, 0xfe, 0, 0]), Buffer.from([0, 0, 0xfe, 0xff])];

/** Recognises the encoding of a text. @returns null for UTF-32, which nothing else would read either */
export function decodeText(bytes: Buffer): DecodedText | null {
  if (UTF_32_MARKS.some((mark) => startsWith(bytes, mark))) return null;
  if (startsWith(bytes, UTF_16_LE_MARK)) return { text: bytes.toString('utf16le'), encoding: 'utf-16le' };
  if (startsWith(bytes, UTF_16_BE_MARK)) return { text: swapped(bytes).toString('utf16le'), encoding: 'utf-16be' };
  return { text: decodeUtf8(bytes), encoding: 'utf-8' };
}

/** Gives the bytes of a text: the same ones that it was decoded from, unless some of them were undecoded. */
export function encodeText(text: string, encoding: TextEncoding): Buffer {
  switch (encoding) {
    case 'utf-8':
      return Buffer.from(text, 'utf8');
    case 'utf-16le':
      return Buffer.from(text, 'utf16le');
    case 'utf-16be':
      return Buffer.from(text, 'utf16le').swap16();
  }
}

function startsWith(bytes: Buffer, mark: Buffer): boolean {
  return bytes.subarray(0, mark.length).equals(mark);
}

/** A last byte alone is no character. */
function swapped(bytes: Buffer): Buffer {
  return Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % 2))).swap16();
}

function decodeUtf8(bytes: Buffer): string {
  const text = bytes.toString('utf8');
  if (!text.includes('\ufffd') || Buffer.from(text).equals(bytes)) return text;
  return bytes
    .toString('latin1')
    .replace(NOT_ASCII, (match, lone?: string) =>
      lone === undefined ? Buffer.from(match, 'latin1').toString('utf8') : undecoded(lone.charCodeAt(0)),
    );
}

/** A character of UTF-8, or a byte that is in none. */
const NOT_ASCII = new RegExp(
  [
    '[\\xc2-\\xdf][\\x80-\\xbf]',
    '\\xe0[\\xa0-\\xbf][\\x80-\\xbf]|\\xed[\\x80-\\x9f][\\x80-\\xbf]|[\\xe1-\\xec\\xee\\xef][\\x80-\\xbf]{2}',
    '\\xf0[\\x90-\\xbf][\\x80-\\xbf]{2}|\\xf4[\\x80-\\x8f][\\x80-\\xbf]{2}|[\\xf1-\\xf3][\\x80-\\xbf]{3}',
    '([\\x80-\\xff])',
  ].join('|'),
  'g',
);
