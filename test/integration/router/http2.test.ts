import { once } from 'node:events';
import { type ClientHttp2Session, constants, type IncomingHttpHeaders } from 'node:http2';
import { Agent, fetch as undiciFetch } from 'undici';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startAll } from '../engine/harness.ts';
import { ask, type Asked } from './multiplexed.ts';
import { ECHO, MISBEHAVING } from './routed-app.ts';
import { curl, openSecure, openSession } from './secure-app.ts';

/** What the dyno saw of a request, by names in lower case. */
async function seen(session: ClientHttp2Session, asked: Asked = {}): Promise<{ fields: [string, string][]; body: string; trailers: string[] }> {
  const answer = await ask(session, '/request', asked);
  const { rawHeaders, rawTrailers, body } = JSON.parse(answer.body) as { rawHeaders: string[]; rawTrailers: string[]; body: string };
  const fields = rawHeaders.flatMap((name, at): [string, string][] =>
    at % 2 === 0 ? [[name.toLowerCase(), rawHeaders[at + 1] ?? '']] : [],
  );
  return { fields, body, trailers: rawTrailers };
}

describe('real clients agree on HTTP/2', () => {
  it('curl, whose request is logged as Router 2.0 logs it', async () => {
    const app = await openSecure();
    const answer = await curl('-i', '--http2', '--cacert', app.authority, `${app.origin}/request`);
    expect(answer).toMatch(/^HTTP\/2 200 \r\n/);
    expect(answer).toMatch(/\r\nserver: Heroku\r\nvia: 1\.1 vegur\r\n/);
    expect(answer).toContain('"X-Forwarded-Proto","https"');
    expect(answer).toContain('"Via","2.0 vegur"');
    expect(await app.routed.line('path="/request"')).toMatch(
      /^at=info method=GET path="\/request" host=localhost:PORT request_id=ID fwd="127\.0\.0\.1" dyno=web\.1 connect=Nms service=Nms status=200 bytes=\d+ protocol=http2\.0 tls=true tls_version=tls1\.3$/,
    );
  });

  it('fetch of undici, thirty times at once over one connection', async () => {
    const app = await openSecure();
    const agent = new Agent({ allowH2: true, connections: 1, connect: { ca: app.ca } });
    onTestFinished(() => agent.destroy());
    const answers = await Promise.all(
      Array.from({ length: 30 }, async (_, number) => {
        const response = await undiciFetch(`${app.origin}/echo`, { method: 'POST', body: `body ${number}`, dispatcher: agent });
        return [response.status, await response.text()];
      }),
    );
    expect(answers).toEqual(Array.from({ length: 30 }, (_, number) => [200, `body ${number}`]));
    for (const line of await app.routed.lines()) expect(line).toContain('protocol=http2.0');
  });

  it('by the app’s name on the port of all apps, and one that speaks HTTP/1.1 alone goes on with that', async () => {
    const app = await openSecure();
    const resolve = `${app.named.hostname}:${app.named.port}:127.0.0.1`;
    const words = ['--cacert', app.authority, '--resolve', resolve, '-o', '/dev/null', '-w', '%{http_version} %{http_code}'];
    expect(await curl('--http2', ...words, `${app.named.origin}/`)).toBe('2 200');
    expect(await curl('--http1.1', ...words, `${app.named.origin}/`)).toBe('1.1 200');
    const unknown = app.named.origin.replace(app.named.hostname, 'unknown.localhost');
    const other = ['--cacert', app.authority, '--connect-to', `::localhost:${app.named.port}`, '-w', '%{http_version} %{http_code}'];
    expect(await curl('--http2', ...other, `${unknown}/`)).toContain('2 404');
  });
});

describe('what a dyno sees', () => {
  it('fields in their order, one Host, one Cookie, and those that Heroku adds', async () => {
    const app = await openSecure();
    const headers = { cookie: ['a=1', 'b=2'], 'x-b': '1', 'x-a': ['2', '3'], te: 'trailers', 'x-forwarded-for': '10.0.0.1' };
    const { fields } = await seen(openSession(app), { headers });
    expect(fields.filter(([name]) => name === 'host')).toEqual([['host', `localhost:${app.routed.port}`]]);
    expect(fields.filter(([name]) => name === 'cookie')).toEqual([['cookie', 'a=1; b=2']]);
    expect(fields.filter(([name]) => /^x-[ab]$/.test(name))).toEqual([['x-b', '1'], ['x-a', '2'], ['x-a', '3']]);
    expect(fields.map(([name]) => name)).not.toContain('te');
    expect(fields).toContainEqual(['x-forwarded-for', '10.0.0.1, 127.0.0.1']);
    expect(fields).toContainEqual(['x-forwarded-port', String(app.routed.port)]);
  });

  it('a body with its length, one of unknown length in chunks, and its trailers', async () => {
    const session = openSession(await openSecure());
    const sized = await seen(session, { headers: { ':method': 'POST', 'content-length': '3' }, body: 'abc' });
    expect(sized.body).toBe('abc');
    expect(sized.fields).toContainEqual(['content-length', '3']);
    const open = await seen(session, { headers: { ':method': 'POST' }, body: 'abcd', trailers: { 'x-sum': '4', host: 'a' } });
    expect(open.body).toBe('abcd');
    expect(open.fields).toContainEqual(['transfer-encoding', 'chunked']);
    expect(open.trailers).toEqual(['x-sum', '4']);
    const empty = await seen(session, { headers: { ':method': 'POST', 'content-length': '0' } });
    expect(empty.fields).toContainEqual(['content-length', '0']);
  });
});

describe('what a client sees', () => {
  it('trailers, and informational answers before the one that counts', async () => {
    const session = openSession(await openSecure());
    const chunks = await ask(session, '/chunks');
    expect([chunks.body, chunks.trailers?.['x-sum']]).toEqual(['one two', '7']);
    const hints = await ask(session, '/hints');
    expect(hints.informed).toMatchObject([{ ':status': 103, link: '</style.css>; rel=preload' }]);
    expect(hints.body).toBe('hinted');
    const expecting = await ask(session, '/echo', { headers: { ':method': 'POST', expect: '100-continue' }, body: 'abc' });
    expect([expecting.informed[0]?.[':status'], expecting.body]).toEqual([100, 'abc']);
  });

  it('every cookie on its own, and no field of one connection', async () => {
    const { headers } = await ask(openSession(await openSecure()), '/headers');
    expect(headers['set-cookie']).toEqual(['a=1', 'b=2']);
    expect(headers['x-powered-by']).toBe('Echo');
    expect(Object.keys(headers)).not.toEqual(expect.arrayContaining(['keep-alive']));
    expect(headers.connection).toBeUndefined();
  });

  it.each([
    ['/strange', 200, 'ok', { 'content-type': 'a/b, c/d', etag: '"1"' }],
    ['/strange-hints', 200, 'ok', {}],
    ['/strange-trailers', 200, 'ok', {}],
    ['/no-content', 204, '', {}],
    ['/reset-content', 205, '', {}],
    ['/six-hundred', 500, 'ok', {}],
  ])('an answer that Node would not send as it is: %s', async (path, status, body, headers) => {
    const app = await openSecure(MISBEHAVING);
    const session = openSession(app);
    const answer = await ask(session, path);
    expect(answer.headers).toMatchObject({ ':status': status, ...headers });
    expect(answer.body).toBe(body);
    expect((await ask(session, '/')).body).toBe('ok');
  });

  it('the length of an answer to HEAD, and nothing more', async () => {
    const { headers, body } = await ask(openSession(await openSecure()), '/bytes?9', { headers: { ':method': 'HEAD' } });
    expect([headers['content-length'], body]).toEqual(['9', '']);
  });

  it('an answer before the end of the request, whose rest nobody waits for', async () => {
    const app = await openSecure();
    const session = openSession(app);
    const stream = session.request({ ':path': '/early', ':method': 'POST' });
    stream.write('begun');
    const [headers] = (await once(stream, 'response')) as [IncomingHttpHeaders];
    expect(headers[':status']).toBe(413);
    let body = '';
    for await (const chunk of stream) body += String(chunk);
    expect(body).toBe('too large');
    if (!stream.closed) await once(stream, 'close');
    expect(stream.rstCode).toBe(0);
    expect(await app.routed.line('path="/early"')).toContain('status=413');
  });
});

describe('the rules of the router', () => {
  it('a request is held while a dyno starts', async () => {
    const app = await openSecure(ECHO, { start: false });
    await startAll(app.routed.app);
    await app.routed.app.untilState('web.1', 'starting');
    expect((await ask(openSession(app), '/')).headers[':status']).toBe(200);
  });

  it('session affinity gives a cookie, and goes by it', async () => {
    const app = await openSecure(ECHO, { settings: { affinity: true } });
    const session = openSession(app);
    const [cookie = ''] = (await ask(session, '/')).headers['set-cookie'] ?? [];
    expect(cookie).toMatch(/^heroku-session-affinity=/);
    const again = await ask(session, '/', { headers: { cookie: ['a=b', cookie.split(';')[0] ?? ''] } });
    expect(again.headers['set-cookie']).toBeUndefined();
  });

  it('maintenance mode answers every stream', async () => {
    const app = await openSecure(ECHO, { settings: { maintenance: true } });
    const { headers, body } = await ask(openSession(app), '/');
    expect([headers[':status'], body.includes('H80')]).toEqual([503, true]);
    expect(await app.routed.line('code=H80')).toContain('at=info code=H80 desc="Maintenance mode" method=GET path="/"');
  });

  it('a connection without requests is ended, and one with a request that takes longer is not until it is over', async () => {
    const app = await openSecure(ECHO, { timing: { clientIdleMs: 1_000 } });
    const [quiet, session] = [openSession(app), openSession(app)];
    const ends = [once(quiet, 'close'), once(session, 'close')];
    expect((await ask(session, '/slow?2500')).body).toBe('slow');
    await Promise.all(ends);
  });

  it('a connection whose client has broken off its last request is ended, too', async () => {
    const app = await openSecure(ECHO, { timing: { clientIdleMs: 1_000 } });
    const session = openSession(app);
    const end = once(session, 'close');
    const events = session.request({ ':path': '/events' });
    await once(events, 'data');
    // The time that it may be idle passes while it is not.
    await ask(openSession(app), '/slow?1500');
    events.close(constants.NGHTTP2_CANCEL);
    expect(await app.routed.line('path="/events"')).toContain('code=H27');
    await end;
  });
});
