import { describe, expect, it } from 'vitest';
import { FRAME, FrameClient, word } from './frame-client.ts';
import { ask } from './multiplexed.ts';
import { RawClient } from './raw-client.ts';
import { ECHO, HOSTILE, openRoutedApp, type RoutedApp } from './routed-app.ts';
import { openSecure, openSession } from './secure-app.ts';

const MIB = 1024 * 1024;
/** Setting of HTTP/2: how much of a stream may come before the client says that more may (RFC 9113 §6.5.2). */
const INITIAL_WINDOW_SIZE = 0x4;
/** What the router may hold for one exchange, with the buffers it reads into. */
const HELD_BYTES = 16 * MIB;
const INTERNAL_ERROR = 2;
/** Of /some?8. */
const BODY_BYTES = 8 * 1024;

/** A client that asks and does not read. */
function askDeaf(routed: RoutedApp, path: string): RawClient {
  const client = RawClient.open(routed.port);
  client.socket.pause();
  return client.write(`GET ${path} HTTP/1.1\r\nHost: a\r\n\r\n`);
}

function askRaw(routed: RoutedApp, path: string): RawClient {
  return RawClient.open(routed.port).write(`GET ${path} HTTP/1.1\r\nHost: a\r\n\r\n`);
}

async function answersOthers(routed: RoutedApp): Promise<void> {
  expect(await (await fetch(routed.url('/'))).text()).toBe('ok');
}

describe('informational answers of a dyno', () => {
  it.each(['/informs?64', '/informs-at-length?64'])('are not passed on without an end: %s', async (path) => {
    const routed = await openRoutedApp(HOSTILE);
    askDeaf(routed, path);
    expect(await routed.line('path="/informs')).toContain(
      'code=H25 desc="HTTP restriction: too many informational responses"',
    );
    const said = await routed.app.line(path.startsWith('/informs?') ? 'informs:' : 'informs at length:');
    expect(said.text).toMatch(/cut off$/);
    await answersOthers(routed);
  });

  it('are not passed on without an end over HTTP/2', async () => {
    const app = await openSecure(HOSTILE);
    const client = await FrameClient.open(app);
    client.socket.pause();
    client.request(1, [[':method', 'GET'], [':scheme', 'https'], [':authority', 'a'], [':path', '/informs?64']]);
    expect(await app.routed.line('path="/informs')).toContain('code=H25');
    expect((await app.routed.app.line('informs:')).text).toMatch(/cut off$/);
    await answersOthers(app.routed);
  });

  it('go by the rules for fields of every response', async () => {
    const routed = await openRoutedApp(HOSTILE);
    const text = await askRaw(routed, '/framed-hints').until(/ok$/);
    const [hints = ''] = text.split('\r\n\r\n');
    expect(hints).toMatch(/^HTTP\/1\.1 103 Early Hints\r\nLink: <\/a>\r\n/);
    expect(hints).not.toMatch(/content-length|transfer-encoding|x-hop/i);
    expect(hints).toContain('Via: 1.1 vegur');
  });
});

describe('a dyno that resets its connection', () => {
  const LINE = /^sock=backend at=error code=H18 .* status=503 bytes=2 /;

  it.each(['/resets-body', '/resets-chunks'])('has not ended its response: %s', async (path) => {
    const routed = await openRoutedApp(HOSTILE);
    const client = askRaw(routed, path);
    expect(await client.untilClosed()).toMatch(/\r\nhi\r\n$/);
    expect(await routed.line(`path="${path}"`)).toMatch(LINE);
  });

  it.each(['/resets-body', '/resets-chunks'])('has not ended its response over HTTP/2: %s', async (path) => {
    const app = await openSecure(HOSTILE);
    const client = await FrameClient.open(app);
    client.request(1, [[':method', 'GET'], [':scheme', 'https'], [':authority', 'a'], [':path', path]]);
    expect(await client.resetCode(1)).toBe(INTERNAL_ERROR);
    expect(await app.routed.line(`path="${path}"`)).toMatch(LINE);
  });

  it('is told from one that ends it, which completes a body without a length', async () => {
    const routed = await openRoutedApp(HOSTILE);
    expect(await askRaw(routed, '/ends-body').until(/0\r\n\r\n$/)).toMatch(/2\r\nhi\r\n0\r\n\r\n$/);
    expect(await routed.line('path="/ends-body"')).toContain('status=200');
  });
});

describe('many small pieces', () => {
  it('of a response that came together go on together', async () => {
    const routed = await openRoutedApp(HOSTILE);
    const text = await askRaw(routed, '/tiny?2').until(/\r\n0\r\n\r\n$/);
    const chunks = text.slice(text.indexOf('\r\n\r\n') + 4).match(/[\da-f]+\r\na+\r\n/g) ?? [];
    const bytes = chunks.reduce((sum, chunk) => sum + (chunk.match(/a+(?=\r\n$)/)?.[0].length ?? 0), 0);
    expect(bytes).toBeGreaterThan(300_000);
    expect(chunks.length).toBeLessThan(bytes / 100);
  });

  it('of a request that came together go on together', async () => {
    const routed = await openRoutedApp(ECHO);
    const chunks = '1\r\na\r\n'.repeat(50_000);
    const head = 'POST /hash HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n';
    const client = RawClient.open(routed.port).write(`${head}${chunks}0\r\n\r\n`);
    expect(await client.until(/\r\n\r\n[^]*[\da-f]{64}/)).toMatch(/^HTTP\/1\.1 200 /);
  });

  it('hold no more memory than their bytes for a client that reads nothing', async () => {
    const app = await openSecure(HOSTILE);
    const client = await FrameClient.open(app);
    const payload = Buffer.concat([Buffer.of(0, INITIAL_WINDOW_SIZE), word(0)]);
    client.send({ type: FRAME.settings, flags: 0, stream: 0, payload });
    const before = process.memoryUsage().arrayBuffers;
    client.request(1, [[':method', 'GET'], [':scheme', 'https'], [':authority', 'a'], [':path', '/padded?48']]);
    await app.routed.app.line(': all taken');
    await answersOthers(app.routed);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(HELD_BYTES);
  });
});

describe('a head or trailers without an end', () => {
  it('H25: too many fields', async () => {
    const routed = await openRoutedApp(HOSTILE);
    expect(await askRaw(routed, '/many-fields').until(/H25/)).toMatch(/^HTTP\/1\.1 502 /);
    expect(await routed.line('path="/many-fields"')).toContain('desc="HTTP restriction: oversized header"');
  });

  it.each([
    ['/endless-head', 'endless head:', 'code=H25'],
    ['/endless-trailers', 'endless trailers:', 'code=H17'],
  ])('%s is cut off', async (path, said, code) => {
    const routed = await openRoutedApp(HOSTILE);
    askRaw(routed, path);
    expect(await routed.line(`path="${path}"`)).toContain(code);
    expect((await routed.app.line(said)).text).toMatch(/cut off$/);
  });
});

describe('trailers', () => {
  const NAMES = [
    'X-Forwarded-For', 'X-Forwarded-Proto', 'X-Forwarded-Port', 'X-Request-Id', 'X-Request-Start', 'Via', 'Host',
    'Forwarded', 'Expect', 'TE', 'Keep-Alive', 'Proxy-Connection', 'Range', 'If-Match', 'Content-Type', 'Authorization',
    'X-Hop',
  ];

  it('of a request say nothing that its head has settled', async () => {
    const routed = await openRoutedApp(ECHO);
    const lines = NAMES.map((name) => `${name}: evil\r\n`).join('');
    const head = 'POST /request HTTP/1.1\r\nHost: a\r\nConnection: X-Hop\r\nTransfer-Encoding: chunked\r\n\r\n';
    const client = RawClient.open(routed.port).write(`${head}3\r\nabc\r\n0\r\n${lines}X-Sum: 3\r\n\r\n`);
    expect(await client.until(/\}$/)).toContain('"rawTrailers":["X-Sum","3"]');
  });

  it('of a request say nothing that its head has settled over HTTP/2', async () => {
    const session = openSession(await openSecure());
    const trailers = { 'x-forwarded-for': 'evil', 'x-request-id': 'evil', expect: 'evil', 'x-sum': '3' };
    const { body } = await ask(session, '/request', { headers: { ':method': 'POST' }, body: 'abc', trailers });
    expect(body).toContain('"rawTrailers":["x-sum","3"]');
  });

  it('of a response say nothing that its head has settled', async () => {
    const routed = await openRoutedApp(HOSTILE);
    expect(await askRaw(routed, '/returned-trailers').until(/0\r\n[^]*\r\n\r\n$/)).toMatch(/ok\r\n0\r\nX-Sum: 2\r\n\r\n$/);
  });
});

it('responses to requests that were sent ahead wait for a client that does not read', async () => {
  const routed = await openRoutedApp(HOSTILE);
  const client = RawClient.open(routed.port);
  client.socket.pause();
  const count = 4_000;
  client.write('GET /some?8 HTTP/1.1\r\nHost: a\r\n\r\n'.repeat(count));
  await routed.app.line('some');
  for (let others = 0; others < 100; others++) await answersOthers(routed);
  const served = (await routed.lines()).filter((line) => line.includes('path="/some')).length;
  expect(served).toBeLessThan(count / 2);
  client.socket.resume();
  let bytes = 0;
  for await (const piece of client.socket) {
    bytes += (piece as Buffer).length;
    if (bytes > count * BODY_BYTES) break;
  }
});
