import { expect, it } from 'vitest';
import { RawClient } from './raw-client.ts';
import { ECHO, openRoutedApp } from './routed-app.ts';

const BYTES = Array.from({ length: 256 }, (_, byte) => String.fromCharCode(byte));
/** A few bytes make a head that is the end of another, and has no line of its own. */
const LEAST_LINES = 240;

it.each([
  ['a path', (byte: string) => `GET /a${byte}b HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`],
  ['X-Forwarded-For', (byte: string) => `GET /x HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: 1${byte}2\r\nConnection: close\r\n\r\n`],
  ['a host', (byte: string) => `GET /y HTTP/1.1\r\nHost: a${byte}b\r\nConnection: close\r\n\r\n`],
  ['a method', (byte: string) => `G${byte}T /z HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`],
])('a line of the router is printable ASCII, whatever byte a client sends in %s', async (_, requestWith) => {
  const routed = await openRoutedApp(ECHO);
  await Promise.all(BYTES.map((byte) => RawClient.open(routed.port).write(`${requestWith(byte)}\r\n\r\n`).untilClosed()));
  const lines = await routed.lines();
  expect(lines.length).toBeGreaterThanOrEqual(LEAST_LINES);
  expect(lines.filter((line) => !/^[\x20-\x7e]+$/.test(line))).toEqual([]);
});
