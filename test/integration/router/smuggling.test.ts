import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { RawClient } from './raw-client.ts';
import { ECHO, MISBEHAVING, openRoutedApp, type RoutedApp, SERVERS } from './routed-app.ts';

const GET = 'GET /request HTTP/1.1\r\n';
const HOST = 'Host: a\r\n';
/** What would be a second request, were the first one read the wrong way. */
const SMUGGLED = 'GET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n';

async function answerTo(routed: RoutedApp, request: string): Promise<string> {
  return RawClient.open(routed.port).write(request).untilClosed();
}

async function expectRefused(request: string, status = 400): Promise<void> {
  const routed = await openRoutedApp(ECHO);
  const answer = await answerTo(routed, request);
  expect(answer.match(/HTTP\/1\.1 \d+/g)).toEqual([`HTTP/1.1 ${status}`]);
  expect(answer).toMatch(/\r\nConnection: close\r\n/);
  expect(await routed.line('code=H26')).toContain(`dyno= connect= service= status=${status}`);
  expect((await routed.lines()).join('\n')).not.toContain('smuggled');
}

describe('a request that could be read in two ways is refused', () => {
  it.each([
    ['lengths that differ', `POST / HTTP/1.1\r\n${HOST}Content-Length: 5\r\nContent-Length: 6\r\n\r\n${SMUGGLED}`],
    ['two lengths in one field', `POST / HTTP/1.1\r\n${HOST}Content-Length: 5, 5\r\n\r\nabcde`],
    ['a length with a sign', `POST / HTTP/1.1\r\n${HOST}Content-Length: +5\r\n\r\nabcde`],
    ['a length in hexadecimal', `POST / HTTP/1.1\r\n${HOST}Content-Length: 0x5\r\n\r\nabcde`],
    ['a negative length', `POST / HTTP/1.1\r\n${HOST}Content-Length: -1\r\n\r\n`],
    ['a length beyond numbers', `POST / HTTP/1.1\r\n${HOST}Content-Length: 99999999999999999999\r\n\r\n`],
    ['an unknown coding', `POST / HTTP/1.1\r\n${HOST}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n${SMUGGLED}`],
    ['a coding in a list', `POST / HTTP/1.1\r\n${HOST}Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n${SMUGGLED}`],
    ['two codings', `POST / HTTP/1.1\r\n${HOST}Transfer-Encoding: chunked\r\nTransfer-Encoding: x\r\n\r\n0\r\n\r\n`],
    ['a coding of HTTP/1.0', `POST / HTTP/1.0\r\n${HOST}Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n${SMUGGLED}`],
    ['a space before the colon', `POST / HTTP/1.1\r\n${HOST}Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n${SMUGGLED}`],
    ['a space before the name', `POST / HTTP/1.1\r\n Transfer-Encoding: chunked\r\n${HOST}\r\n0\r\n\r\n`],
    ['a folded line', `${GET}${HOST}X: a\r\n b\r\n\r\n`],
    ['a folded coding', `POST / HTTP/1.1\r\n${HOST}Transfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n${SMUGGLED}`],
    ['bare LF in a head that ends with CRLF', `${GET}${HOST}X: a\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`],
    ['nothing but bare LF', 'GET /request HTTP/1.1\nHost: a\n\n'],
    ['bare CR in a value', `${GET}${HOST}X: a\rContent-Length: 9\r\n\r\n`],
    ['NUL in a value', `${GET}${HOST}X: a\0b\r\n\r\n`],
    ['a line without a colon', `${GET}${HOST}nonsense\r\n\r\n`],
    ['an empty name', `${GET}${HOST}: x\r\n\r\n`],
    ['a control character in a name', `${GET}${HOST}X\x01: x\r\n\r\n`],
    ['no host', `${GET}X: 1\r\n\r\n`],
    ['an empty host', `${GET}Host:\r\n\r\n`],
    ['a host with a path', `${GET}Host: a/b\r\n\r\n`],
    ['two spaces in the request line', `GET  /request HTTP/1.1\r\n${HOST}\r\n`],
    ['a tab in the request line', `GET\t/request\tHTTP/1.1\r\n${HOST}\r\n`],
    ['a target that is no path', `GET request HTTP/1.1\r\n${HOST}\r\n`],
    ['HTTP/0.9', `GET /request\r\n${HOST}\r\n`],
  ])('%s', (_, request) => expectRefused(request));

  it('a version of HTTP that is not spoken here', () => expectRefused(`GET / HTTP/2.0\r\n${HOST}\r\n`, 505));
});

describe('limits', () => {
  it.each([
    ['a request line over 8 KB', `GET /${'a'.repeat(8_192)} HTTP/1.1\r\n${HOST}\r\n`, 414],
    ['a request line that never ends', `GET /${'a'.repeat(9_000)}`, 414],
    ['a header line over 8 KB', `${GET}${HOST}X: ${'a'.repeat(8_192)}\r\n\r\n`, 400],
    ['a header line that never ends', `${GET}${HOST}X: ${'a'.repeat(9_000)}`, 400],
    ['a name over 1,000 bytes', `${GET}${HOST}${'n'.repeat(1_001)}: x\r\n\r\n`, 400],
    ['more than 1,000 headers', `${GET}${HOST}${'X: 1\r\n'.repeat(1_000)}\r\n`, 400],
    ['a method over 127 characters', `${'M'.repeat(128)} / HTTP/1.1\r\n${HOST}\r\n`, 400],
  ])('%s is refused', (_, request, status) => expectRefused(request, status));

  it('what is just within them is passed on', async () => {
    const routed = await openRoutedApp(`web: exec python3 ${join(SERVERS, 'counts-headers.py')}`);
    const line = `GET /${'a'.repeat(8_192 - 'GET / HTTP/1.1'.length)} HTTP/1.1\r\n`;
    const name = 'n'.repeat(1_000);
    const long = `X: ${'a'.repeat(8_000)}\r\n`;
    const answer = await answerTo(routed, `${line}Connection: close\r\n${HOST}${name}: x\r\n${long}${'Y: 1\r\n'.repeat(996)}\r\n`);
    expect(answer).toMatch(/\r\n\r\n996$/);
  });
});

describe('a body that is not as it should be', () => {
  const head = `POST /echo HTTP/1.1\r\n${HOST}Transfer-Encoding: chunked\r\n\r\n`;

  it.each([
    ['a size that is no number', 'zz\r\nabc\r\n0\r\n\r\n'],
    ['a size with a sign', '+3\r\nabc\r\n0\r\n\r\n'],
    ['a size with white space', '3 \r\nabc\r\n0\r\n\r\n'],
    ['a chunk longer than its size', '3\r\nabcdef\r\n0\r\n\r\n'],
    ['bare LF behind the size', '3\nabc\r\n0\r\n\r\n'],
    ['bare LF behind the chunk', '3\r\nabc\n0\r\n\r\n'],
    ['an endless extension', `3;${'x'.repeat(2_000)}\r\nabc\r\n0\r\n\r\n`],
    ['a size beyond numbers', `${'f'.repeat(20)}\r\nabc\r\n0\r\n\r\n`],
    ['a folded trailer', '0\r\nX: a\r\n b\r\n\r\n'],
  ])('%s: H26 bad chunk', async (_, body) => {
    const routed = await openRoutedApp(ECHO);
    await answerTo(routed, `${head.replace('/echo', '/hash')}${body}`);
    expect(await routed.line('code=H26')).toContain('cause="bad chunk"');
    expect(await routed.line('code=H26')).toContain('status=400');
  });

  it('the rest of a connection is not read as a request after a length that was too small', async () => {
    const routed = await openRoutedApp(ECHO);
    const client = RawClient.open(routed.port);
    client.write(`POST /hash HTTP/1.1\r\n${HOST}Content-Length: 3\r\n\r\nabcdef\r\n\r\n`);
    await client.untilClosed();
    expect(client.text.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 400']);
  });
});

it('what a dyno sends behind its answer is nobody’s', async () => {
  const routed = await openRoutedApp(MISBEHAVING);
  expect(await (await fetch(routed.url('/too-much'))).text()).toBe('ok');
  expect(await (await fetch(routed.url('/'))).text()).toBe('ok');
});

it('an upgrade to HTTP/2 is not passed on: nobody could look into it', async () => {
  const routed = await openRoutedApp(ECHO);
  const upgrade = 'Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n';
  const client = RawClient.open(routed.port).write(`${GET}${HOST}${upgrade}\r\n`);
  expect(await client.until(/\}$/)).not.toMatch(/h2c/);
});
