/** As much of DER (X.690) as a certificate takes. Node reads certificates but makes none. */

const SEQUENCE = 0x30;
const SET = 0x31;
const UTC_TIME = 0x17;
const GENERALIZED_TIME = 0x18;
/** A UTCTime of this year would be read as one of 1950. */
const FIRST_LONG_YEAR = 2050;
/** Digits of a time to the second. */
const YYYYMMDDHHMMSS = 14;
/** Lengths below take one byte. */
const SHORT_LENGTH = 0x80;

function element(tag: number, ...parts: Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([tag]), lengthOf(content.length), content]);
}

function lengthOf(length: number): Buffer {
  if (length < SHORT_LENGTH) return Buffer.from([length]);
  const bytes: number[] = [];
  for (let rest = length; rest > 0; rest >>>= 8) bytes.unshift(rest & 0xff);
  return Buffer.from([SHORT_LENGTH | bytes.length, ...bytes]);
}

export const sequence = (...parts: Uint8Array[]): Buffer => element(SEQUENCE, ...parts);
export const set = (...parts: Uint8Array[]): Buffer => element(SET, ...parts);
export const octets = (...parts: Uint8Array[]): Buffer => element(0x04, ...parts);
export const text = (value: string): Buffer => element(0x0c, Buffer.from(value));
export const boolean = (value: boolean): Buffer => element(0x01, Buffer.from([value ? 0xff : 0]));

/** @param bytes big-endian; a leading zero keeps it positive */
export function integer(bytes: Uint8Array): Buffer {
  const isNegative = ((bytes[0] ?? 0) & 0x80) !== 0;
  return element(0x02, isNegative ? Buffer.concat([Buffer.from([0]), bytes]) : bytes);
}

/** @param unused bits at the end of the last byte */
export function bits(bytes: Uint8Array, unused = 0): Buffer {
  return element(0x03, Buffer.from([unused]), bytes);
}

/** @param value in dots, such as `2.5.29.17` */
export function objectId(value: string): Buffer {
  const [first = 0, second = 0, ...rest] = value.split('.').map(Number);
  const bytes = [first * 40 + second];
  for (const arc of rest) {
    const groups = [arc & 0x7f];
    for (let left = arc >>> 7; left > 0; left >>>= 7) groups.unshift((left & 0x7f) | 0x80);
    bytes.push(...groups);
  }
  return element(0x06, Buffer.from(bytes));
}

/** A time as RFC 5280 §4.1.2.5 wants it: two digits of the year until 2049, four from 2050 on. */
export function time(value: Date): Buffer {
  const digits = value.toISOString().replace(/\D/g, '').slice(0, YYYYMMDDHHMMSS);
  const isShort = value.getUTCFullYear() < FIRST_LONG_YEAR;
  return element(isShort ? UTC_TIME : GENERALIZED_TIME, Buffer.from(`${isShort ? digits.slice(2) : digits}Z`));
}

/** A field that the schema tells by number. @param isConstructed holds elements, not bytes */
export function tagged(number: number, content: Uint8Array, isConstructed: boolean): Buffer {
  return element((isConstructed ? 0xa0 : 0x80) | number, content);
}
