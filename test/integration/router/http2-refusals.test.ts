import { describe, expect, it } from 'vitest';
import { END_HEADERS, END_STREAM, FRAME, FrameClient, headerBlock, word } from './frame-client.ts';
import { ECHO } from './routed-app.ts';
import { openSecure } from './secure-app.ts';

type Fields = [string, string][];

const SCHEME: [string, string] = [':scheme', 'https'];
const AUTHORITY: [string, string] = [':authority', 'localhost'];
const ROUTE: Fields = [SCHEME, AUTHORITY, [':path', '/request']];
const GET: Fields = [[':method', 'GET'], ...ROUTE];
const POST: Fields = [[':method', 'POST'], ...ROUTE];
const to = (path: string): Fields => [[':method', 'GET'], SCHEME, AUTHORITY, [':path', path]];

const PROTOCOL_ERROR = 1;
const REFUSED_STREAM = 7;
const CANCEL = 8;

it('a malformed head ends its stream, and nothing of it comes to a dyno', async () => {
  const malformed: [string, Fields][] = [
    ['a name in upper case', [...GET, ['X-Upper', '1']]],
    ['a coding of HTTP/1.1', [...POST, ['transfer-encoding', 'chunked']]],
    ['Connection', [...GET, ['connection', 'keep-alive']]],
    ['Upgrade', [...GET, ['upgrade', 'websocket']]],
    ['TE other than trailers', [...GET, ['te', 'gzip']]],
    ['a line end in the path', to('/ HTTP/1.1\r\nx: y')],
    ['a space in the path', to('/a b')],
    ['a path with a host', to('http://other/request')],
    ['an authority that is none', [[':method', 'GET'], SCHEME, [':authority', 'a/b'], [':path', '/']]],
    ['two paths', [...GET, [':path', '/b']]],
    ['a pseudo-header behind a field', [['x-a', '1'], ...GET]],
    ['a pseudo-header that does not exist', [...GET, [':smuggled', '1']]],
    ['no path', GET.slice(0, 3)],
    ['a length without a body', [...POST, ['content-length', '5']]],
    ['lengths that differ', [...POST, ['content-length', '0'], ['content-length', '1']]],
  ];
  const app = await openSecure();
  const codes: [string, number][] = [];
  for (const [what, fields] of malformed) {
    const client = (await FrameClient.open(app)).request(1, fields);
    codes.push([what, await client.resetCode(1)]);
    client.request(3, to('/next'));
    await client.frame(FRAME.data, 3);
  }
  expect(codes).toEqual(malformed.map(([what]) => [what, PROTOCOL_ERROR]));
  for (const line of await app.routed.lines()) expect(line).toContain('path="/next"');
});

it('a field that could be read as two, or as none, stays behind', async () => {
  const fields: Fields = [
    ['x-cut', 'a\r\nx-smuggled: b'],
    ['x-cut', 'a\nx-smuggled: b'],
    ['x-cut', 'a\0x-smuggled'],
    ['x-smuggled:x', 'a'],
    ['x-smuggled x', 'a'],
  ];
  const client = (await FrameClient.open(await openSecure())).request(1, [...GET, ...fields]);
  const { payload } = await client.frame(FRAME.data, 1);
  expect(payload.toString()).toContain('"url":"/request"');
  expect(payload.toString()).not.toMatch(/smuggled|x-cut/);
});

it('a head that Heroku refuses is answered and logged as over HTTP/1.1', async () => {
  const many = Array.from({ length: 1_000 }, (): [string, string] => ['x', '1']);
  const refused: [Fields, number, string][] = [
    [[...GET, ['host', 'other']], 400, 'bad header'],
    [[...GET, ['expect', 'tea']], 417, 'unsupported expect header value'],
    [[[':method', 'CONNECT'], [':authority', 'a:1']], 405, 'bad request line'],
    [to(`/${'a'.repeat(8_192)}`), 414, 'bad request line'],
    [[...GET, ['x-long', 'a'.repeat(8_192)]], 400, 'bad header'],
    [[...GET, ['cookie', 'a'.repeat(4_096)], ['cookie', 'b'.repeat(4_096)]], 400, 'bad header'],
    [[...GET, ...many], 400, 'bad header'],
  ];
  const app = await openSecure();
  for (const [fields] of refused) {
    const client = await FrameClient.open(app);
    const block = headerBlock(fields);
    const first = { type: FRAME.headers, flags: END_STREAM, stream: 1, payload: block.subarray(0, 16_384) };
    const second = { type: FRAME.continuation, flags: END_HEADERS, stream: 1, payload: block.subarray(16_384) };
    client.send(first, second);
    expect((await client.frame(FRAME.data, 1)).payload.toString()).toContain('H26');
  }
  const lines = await app.routed.lines();
  expect(lines.map((line) => [/status=(\d+)/.exec(line)?.[1], /cause="([^"]*)"/.exec(line)?.[1]])).toEqual(
    refused.map(([, status, cause]) => [String(status), cause]),
  );
  for (const line of lines) {
    expect(line).toMatch(/^at=error code=H26 .* dyno= connect= service= .* bytes= protocol=http2\.0 tls=true tls_version=tls1\.3$/);
  }
});

describe('a body that is not as long as its length', () => {
  it.each([
    ['longer', 'abcdef', 0],
    ['shorter', 'ab', END_STREAM],
  ])('%s: H26, and its dyno never sees a whole request', async (_, body, flags) => {
    const app = await openSecure();
    const client = await FrameClient.open(app);
    client.request(1, [[':method', 'POST'], ...ROUTE, ['content-length', '3']], 0).data(1, body, flags);
    expect(await client.resetCode(1)).toBe(PROTOCOL_ERROR);
    const line = await app.routed.line('path="/request"');
    expect(line).toContain('at=error code=H26 desc="Request Error" cause="bad chunk" method=POST');
    expect(line).toContain('status=400');
  });

  it('one that is broken off as if all were well is not taken for whole', async () => {
    const app = await openSecure();
    const client = await FrameClient.open(app);
    client.request(1, [[':method', 'POST'], SCHEME, AUTHORITY, [':path', '/hash']], 0).data(1, 'abc');
    client.reset(1, 0);
    expect(await app.routed.line('path="/hash"')).toContain('sock=client at=warning code=H27');
  });
});

describe('a flood', () => {
  it('of requests that are broken off at once ends the connection, and others are served', async () => {
    const app = await openSecure();
    const client = await FrameClient.open(app);
    for (let stream = 1; !client.closed && stream < 4_000; stream += 2) {
      client.request(stream, GET).reset(stream, CANCEL);
      await new Promise((resolve) => setImmediate(resolve));
    }
    // Why is said, too, but not always heard: the system drops it when more of the flood comes in meanwhile.
    await client.untilClosed();
    const { client: viewer, id } = app.routed.app;
    expect((await viewer.request('requests.list', { app: id, after: 0, count: 1 })).last).toBeLessThan(1_000);
    const other = (await FrameClient.open(app)).request(1, to('/other'));
    await other.frame(FRAME.data, 1);
  });

  it('of streams at the same time is held to a hundred', async () => {
    const client = await FrameClient.open(await openSecure());
    for (let stream = 1; stream <= 201; stream += 2) client.request(stream, to('/events'));
    expect(await client.resetCode(201)).toBe(REFUSED_STREAM);
    client.reset(1, CANCEL).request(203, GET);
    expect((await client.frame(FRAME.data, 203)).payload.toString()).toContain('"url":"/request"');
  });

  it.each([
    ['settings', { type: FRAME.settings, flags: 0, stream: 0, payload: Buffer.alloc(0) }],
    ['pings', { type: FRAME.ping, flags: 0, stream: 0, payload: Buffer.alloc(8) }],
  ])('of %s from a client that reads nothing ends the connection', async (_, frame) => {
    const app = await openSecure(ECHO, { timing: { clientIdleMs: 1_000 } });
    const client = await FrameClient.open(app);
    client.socket.pause();
    // Far more than the answers that the system keeps for who does not read them.
    for (let count = 0; count < 1_000; count++) client.send(...Array.from({ length: 1_000 }, () => frame));
    await client.untilClosed();
    const other = (await FrameClient.open(app)).request(1, to('/other'));
    await other.frame(FRAME.data, 1);
  });

  it('of continuations of one head ends the connection', async () => {
    const client = await FrameClient.open(await openSecure());
    const block = headerBlock([...GET, ...Array.from({ length: 300 }, (): [string, string] => ['x-many', 'y'.repeat(40)])]);
    client.send({ type: FRAME.headers, flags: END_STREAM, stream: 1, payload: block });
    for (let count = 0; count < 100; count++) {
      client.send({ type: FRAME.continuation, flags: 0, stream: 1, payload: Buffer.alloc(0) });
    }
    await client.untilClosed();
    expect(client.frames.some(({ stream }) => stream === 1)).toBe(false);
  });

  it('of heads that are none ends the connection', async () => {
    const client = await FrameClient.open(await openSecure());
    for (let stream = 1; !client.closed && stream < 2_000; stream += 2) {
      client.request(stream, [...GET, ['connection', 'close']]);
      await new Promise((resolve) => setImmediate(resolve));
    }
    await client.untilClosed();
  });
});

it('a frame that HTTP/2 does not have ends the connection', async () => {
  const client = await FrameClient.open(await openSecure());
  client.send({ type: FRAME.rstStream, flags: 0, stream: 0, payload: word(CANCEL) });
  await client.untilClosed();
});
