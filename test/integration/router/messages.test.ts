import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { RawClient } from './raw-client.ts';
import { ECHO, openRoutedApp } from './routed-app.ts';

interface Seen {
  method: string;
  url: string;
  httpVersion: string;
  rawHeaders: string[];
  rawTrailers: string[];
  body: string;
  dyno: string;
}

async function curl(...words: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)('curl', ['-sS', '--max-time', '20', ...words]);
  return stdout;
}

async function seen(...words: string[]): Promise<Seen> {
  return JSON.parse(await curl(...words)) as Seen;
}

/** Values of a field, whatever its case. */
function valuesOf({ rawHeaders }: Seen, name: string): string[] {
  return rawHeaders.filter((_, index) => index % 2 === 1 && rawHeaders[index - 1]?.toLowerCase() === name);
}

describe('what a dyno sees', () => {
  it('the headers that Heroku adds', async () => {
    const { url, port } = await openRoutedApp(ECHO).then((routed) => ({ url: routed.url('/request'), port: routed.port }));
    const before = Date.now();
    const request = await seen(url);
    expect(valuesOf(request, 'x-forwarded-for')).toEqual(['127.0.0.1']);
    expect(valuesOf(request, 'x-forwarded-proto')).toEqual(['http']);
    expect(valuesOf(request, 'x-forwarded-port')).toEqual([String(port)]);
    expect(valuesOf(request, 'via')).toEqual(['1.1 vegur']);
    expect(valuesOf(request, 'x-request-id')[0]).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
    const [start = ''] = valuesOf(request, 'x-request-start');
    expect(Number(start)).toBeGreaterThanOrEqual(before);
    expect(valuesOf(request, 'host')).toEqual([`localhost:${port}`]);
  });

  it('the client at the end of X-Forwarded-For and Via, and nothing else a client claims', async () => {
    const routed = await openRoutedApp(ECHO);
    const claims = ['X-Forwarded-For: 10.0.0.1', 'X-Forwarded-Proto: https', 'X-Forwarded-Port: 443', 'Via: 1.0 fred'];
    const request = await seen(...claims.flatMap((claim) => ['-H', claim]), routed.url('/request'));
    expect(valuesOf(request, 'x-forwarded-for')).toEqual(['10.0.0.1, 127.0.0.1']);
    expect(valuesOf(request, 'x-forwarded-proto')).toEqual(['http']);
    expect(valuesOf(request, 'x-forwarded-port')).toEqual([String(routed.port)]);
    expect(valuesOf(request, 'via')).toEqual(['1.0 fred, 1.1 vegur']);
    expect(await routed.line('path="/request"')).toContain('fwd="10.0.0.1, 127.0.0.1"');
  });

  it.each([
    ['a'.repeat(20), true],
    ['0b55a6f1-1c3f+/=', false],
    ['A+/=-0123456789abcdef', true],
    ['a'.repeat(200), true],
    ['a'.repeat(201), false],
    ['a'.repeat(19), false],
    [`${'a'.repeat(20)}"`, false],
  ])('a request id %s of the client is kept: %s', async (id, isKept) => {
    const routed = await openRoutedApp(ECHO);
    const request = await seen('-H', `X-Request-Id: ${id}`, routed.url('/request'));
    const [passed = ''] = valuesOf(request, 'x-request-id');
    expect(passed === id).toBe(isKept);
    expect(passed.length).toBeGreaterThanOrEqual(20);
  });

  it('no hop-by-hop headers, and those of the client in their order', async () => {
    const routed = await openRoutedApp(ECHO);
    const hops = ['Connection: close, X-Hop', 'X-Hop: 1', 'Keep-Alive: 5', 'TE: trailers', 'Proxy-Connection: x'];
    const request = await seen(...['X-B: 1', 'X-a: 2', 'X-B: 3', ...hops].flatMap((hop) => ['-H', hop]), routed.url('/request'));
    for (const name of ['x-hop', 'keep-alive', 'te', 'proxy-connection']) expect(valuesOf(request, name)).toEqual([]);
    const own = request.rawHeaders.filter((_, index, all) => /^x-[ab]$/i.test(all[index - (index % 2)] ?? ''));
    expect(own).toEqual(['X-B', '1', 'X-a', '2', 'X-B', '3']);
  });

  it('the path of an absolute target, with its host', async () => {
    const routed = await openRoutedApp(ECHO);
    const client = RawClient.open(routed.port).write('GET http://c.test/request?q HTTP/1.1\r\nHost: a.test\r\n\r\n');
    expect(await client.until(/\}$/)).toContain('"url":"/request?q"');
    expect(client.text).toContain('"Host","c.test"');
  });

  it('any method but CONNECT', async () => {
    const routed = await openRoutedApp(ECHO);
    expect((await seen('-X', 'PURGE', routed.url('/request'))).method).toBe('PURGE');
    const client = RawClient.open(routed.port).write('CONNECT a.test:443 HTTP/1.1\r\nHost: a.test:443\r\n\r\n');
    expect(await client.untilClosed()).toMatch(/^HTTP\/1\.1 405 /);
  });
});

describe('bodies', () => {
  it('with a length, chunked with trailers, and after 100 Continue', async () => {
    const routed = await openRoutedApp(ECHO);
    expect((await seen('-d', 'a=1', routed.url('/request'))).body).toBe('a=1');
    expect((await seen('-H', 'Transfer-Encoding: chunked', '-d', 'a=2', routed.url('/request'))).body).toBe('a=2');
    const expecting = await curl('-v', '--stderr', '-', '-H', 'Expect: 100-continue', '-d', 'a=3', routed.url('/request'));
    expect(expecting).toContain('HTTP/1.1 100 Continue');
    expect(expecting).toContain('"body":"a=3"');
    const head = 'POST /request HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n';
    const client = RawClient.open(routed.port).write(`${head}3;x=y\r\nabc\r\n0\r\nX-Sum: 3\r\nContent-Length: 9\r\n\r\n`);
    expect(await client.until(/\}$/)).toContain('"rawTrailers":["X-Sum","3"]');
    expect(client.text).toContain('"body":"abc"');
  });

  it('chunked wins over a length, which is not passed on', async () => {
    const routed = await openRoutedApp(ECHO);
    const head = 'POST /request HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n';
    const client = RawClient.open(routed.port).write(`${head}3\r\nabc\r\n0\r\n\r\n`);
    expect(await client.until(/\}$/)).toContain('"body":"abc"');
    expect(client.text).not.toMatch(/content-length","/i);
  });

  it('a chunked answer keeps its chunks and trailers, and is plain for HTTP/1.0', async () => {
    const routed = await openRoutedApp(ECHO);
    const modern = RawClient.open(routed.port).write('GET /chunks HTTP/1.1\r\nHost: a\r\n\r\n');
    expect(await modern.until(/\r\n\r\n$/)).toMatch(/4\r\none \r\n3\r\ntwo\r\n0\r\nX-Sum: 7\r\n\r\n$/);
    const old = RawClient.open(routed.port).write('GET /chunks HTTP/1.0\r\nHost: a\r\n\r\n');
    const answer = await old.untilClosed();
    expect(answer).toMatch(/\r\n\r\none two$/);
    expect(answer).toMatch(/\r\nConnection: close\r\n/);
    expect(answer).not.toMatch(/transfer-encoding/i);
  });

  it('an answer until the end of the connection', async () => {
    const routed = await openRoutedApp(ECHO);
    expect(await curl(routed.url('/until-close'))).toBe('until the end');
    expect(await curl('-0', routed.url('/until-close'))).toBe('until the end');
  });

  it('an answer before the end of the request', async () => {
    const routed = await openRoutedApp(ECHO);
    const client = RawClient.open(routed.port).write('POST /early HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\nbegun');
    expect(await client.untilClosed()).toMatch(/^HTTP\/1\.1 413 [^]*\r\nConnection: close\r\n[^]*too large/);
  });

  it('HEAD says the length and sends nothing', async () => {
    const routed = await openRoutedApp(ECHO);
    const client = RawClient.open(routed.port).write('HEAD /bytes?9 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n');
    expect(await client.untilClosed()).toMatch(/\r\nContent-Length: 9\r\n[^]*\r\n\r\n$/);
  });

  it('server-sent events arrive one by one', async () => {
    const routed = await openRoutedApp(ECHO);
    const client = RawClient.open(routed.port).write('GET /events HTTP/1.1\r\nHost: a\r\n\r\n');
    await client.until(/data: 0\n\n/);
    await curl(routed.url('/tick'));
    await client.until(/data: tick\n\n/);
  });

  it('informational answers are passed on, to HTTP/1.1', async () => {
    const routed = await openRoutedApp(ECHO);
    const modern = RawClient.open(routed.port).write('GET /hints HTTP/1.1\r\nHost: a\r\n\r\n');
    expect(await modern.until(/hinted/)).toMatch(/^HTTP\/1\.1 103 Early Hints\r\n[^]*HTTP\/1\.1 200 OK/);
    const old = RawClient.open(routed.port).write('GET /hints HTTP/1.0\r\nHost: a\r\n\r\n');
    expect(await old.untilClosed()).toMatch(/^HTTP\/1\.1 200 OK/);
  });
});

describe('what a client sees', () => {
  it('every field of the dyno but the hop-by-hop ones, and Via', async () => {
    const routed = await openRoutedApp(ECHO);
    const answer = await curl('-i', routed.url('/headers'));
    expect(answer).toMatch(/\r\nSet-Cookie: a=1\r\nSet-Cookie: b=2\r\nX-Powered-By: Echo\r\n/);
    expect(answer).toMatch(/\r\nServer: Heroku\r\nVia: 1\.1 vegur\r\nConnection: keep-alive\r\n/);
    expect(answer).not.toMatch(/timeout=7/);
  });

  it('answers in the order of requests that were sent ahead', async () => {
    const routed = await openRoutedApp(ECHO);
    const request = (path: string): string => `GET ${path} HTTP/1.1\r\nHost: a\r\n\r\n`;
    const client = RawClient.open(routed.port).write(request('/slow?100') + request('/bytes?3') + request('/end'));
    expect((await client.until(/\r\n\r\nok/)).match(/\r\n\r\n(slow|abc|ok)/g)).toEqual(
      ['slow', 'abc', 'ok'].map((body) => `\r\n\r\n${body}`),
    );
  });

  it('a kept connection for HTTP/1.0 that asks for it', async () => {
    const routed = await openRoutedApp(ECHO);
    const request = 'GET /bytes?1 HTTP/1.0\r\nHost: a\r\nConnection: keep-alive\r\n\r\n';
    const client = RawClient.open(routed.port).write(request);
    await client.until(/Connection: keep-alive\r\n\r\na/);
    client.write(request);
    await client.until(/\r\n\r\na[^]*\r\n\r\na/);
  });
});

describe('connections to a dyno', () => {
  async function connections(url: string): Promise<number> {
    for (let count = 0; count < 4; count++) await curl(url);
    return Number(/X-Connections: (\d+)/.exec(await curl('-i', url))?.[1]);
  }

  it('are used again', async () => {
    const routed = await openRoutedApp(ECHO);
    const before = await connections(routed.url('/'));
    expect(await connections(routed.url('/'))).toBe(before);
  });

  it('serve one request each with keep-alive off', async () => {
    const routed = await openRoutedApp(ECHO, { settings: { keepAlive: false } });
    const before = await connections(routed.url('/'));
    expect(await connections(routed.url('/'))).toBe(before + 5);
    expect(valuesOf(await seen(routed.url('/request')), 'connection')).toEqual(['close']);
  });
});
