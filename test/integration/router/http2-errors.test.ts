import { once } from 'node:events';
import { constants } from 'node:http2';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { ask } from './multiplexed.ts';
import { MISBEHAVING, SERVERS } from './routed-app.ts';
import { openSecure, openSession, type SecureApp } from './secure-app.ts';

const HEAD = 'host=localhost:PORT request_id=ID fwd="127.0.0.1"';
const SERVED = 'dyno=web.1 connect=Nms service=Nms';
const TLS = 'protocol=http2.0 tls=true tls_version=tls1.3';

/** A request whose response has begun, or never does. */
function begin(app: SecureApp, path: string, method = 'GET') {
  const session = openSession(app);
  const stream = session.request({ ':path': path, ':method': method }, { endStream: method === 'GET' });
  stream.on('error', () => {});
  return { session, stream };
}

describe('a dyno that does not answer as it should', () => {
  it.each([
    ['/closes', 503, 'at=error code=H13 desc="Connection closed without response"'],
    ['/no-reason', 503, 'at=error code=H17 desc="Poorly formatted HTTP response"'],
    ['/unasked-101', 503, 'at=error code=H17 desc="Poorly formatted HTTP response"'],
    ['/half-head', 503, 'sock=backend at=error code=H18 desc="Server Request Interrupted"'],
    ['/long-header', 502, 'at=error code=H25 desc="HTTP restriction: oversized header"'],
  ])('%s is answered with %i and logged as over HTTP/1.1', async (path, status, start) => {
    const app = await openSecure(MISBEHAVING);
    const { headers, body } = await ask(openSession(app), path);
    expect(headers[':status']).toBe(status);
    expect(body).toContain(/code=(H\d\d)/.exec(start)?.[1]);
    expect(await app.routed.line(`path="${path}"`)).toBe(
      `${start} method=GET path="${path}" ${HEAD} ${SERVED} status=${status} bytes=0 ${TLS}`,
    );
  });

  it.each(['/breaks-off', '/breaks-off-chunk'])('H18: the stream of %s is reset, and others go on', async (path) => {
    const app = await openSecure(MISBEHAVING);
    const { session, stream } = begin(app, path);
    stream.resume();
    await new Promise((resolve) => stream.once('close', resolve));
    expect(stream.rstCode).not.toBe(constants.NGHTTP2_NO_ERROR);
    expect(await app.routed.line(`path="${path}"`)).toBe(
      `sock=backend at=error code=H18 desc="Server Request Interrupted" method=GET path="${path}" ${HEAD} ${SERVED}` +
        ` status=503 bytes=5 ${TLS}`,
    );
    expect((await ask(session, '/')).body).toBe('ok');
  });

  it('H12: it does not begin to answer in time', async () => {
    const app = await openSecure(MISBEHAVING, { settings: { timeouts: 'enforce' }, timing: { firstByteMs: 150 } });
    expect((await ask(openSession(app), '/hangs')).headers[':status']).toBe(503);
    expect(await app.routed.line('path="/hangs"')).toBe(
      `at=error code=H12 desc="Request timeout" method=GET path="/hangs" ${HEAD} ${SERVED} status=503 bytes=0 ${TLS}`,
    );
  });

  it('H15: it begins to answer and then sends nothing', async () => {
    const app = await openSecure(MISBEHAVING, { settings: { timeouts: 'enforce' }, timing: { idleMs: 150 } });
    const { stream } = begin(app, '/stalls');
    stream.resume();
    await new Promise((resolve) => stream.once('close', resolve));
    expect(stream.rstCode).not.toBe(constants.NGHTTP2_NO_ERROR);
    expect(await app.routed.line('path="/stalls"')).toContain('at=error code=H15 desc="Idle connection"');
  });

  it('H21, then H34: it refuses connections, and nobody is left to ask', async () => {
    const app = await openSecure(MISBEHAVING, { exact: true, timing: { waitMs: 200, quarantineMs: 600_000 } });
    const session = openSession(app);
    await ask(session, '/unbinds');
    expect((await ask(session, '/refused')).headers[':status']).toBe(503);
    expect(await app.routed.line('path="/refused"')).toContain('code=H21 desc="Backend connection refused"');
    expect((await ask(session, '/quarantined')).headers[':status']).toBe(503);
    expect(await app.routed.line('path="/quarantined"')).toContain('code=H34 desc="All up dynos are quarantined"');
  });

  it('out of quarantine after its time, and serves again', async () => {
    const rebinds = `web: exec ${process.execPath} ${join(SERVERS, 'rebinds.mjs')}`;
    const session = openSession(await openSecure(rebinds, { exact: true, timing: { quarantineMs: 1_500 } }));
    await ask(session, '/unbind');
    expect((await ask(session, '/refused')).headers[':status']).toBe(503);
    expect((await ask(session, '/')).headers[':status']).toBe(200);
  });
});

describe('a client that leaves', () => {
  const LINE =
    'sock=client at=warning code=H27 desc="Client Request Interrupted" method=GET path="/hangs"' +
    ` ${HEAD} ${SERVED} status=499 bytes=0 ${TLS}`;

  it('H27: resets its stream', async () => {
    const app = await openSecure(MISBEHAVING);
    const { session, stream } = begin(app, '/hangs');
    await app.routed.app.line('hanging');
    stream.close(constants.NGHTTP2_CANCEL);
    expect(await app.routed.line('path="/hangs"')).toBe(LINE);
    expect((await ask(session, '/')).body).toBe('ok');
  });

  it('H27: resets the stream of an answer to HEAD', async () => {
    const app = await openSecure(MISBEHAVING);
    const { stream } = begin(app, '/hangs', 'HEAD');
    await app.routed.app.line('hanging');
    stream.close(constants.NGHTTP2_CANCEL);
    expect(await app.routed.line('path="/hangs"')).toBe(LINE.replace('GET', 'HEAD'));
  });

  it('H27: goes away with all its streams', async () => {
    const app = await openSecure(MISBEHAVING);
    const { session } = begin(app, '/hangs');
    await app.routed.app.line('hanging');
    session.destroy();
    expect(await app.routed.line('path="/hangs"')).toBe(LINE);
  });

  it('and says so first still gets its answer', async () => {
    const app = await openSecure();
    const { session, stream } = begin(app, '/chunks');
    stream.pause();
    await once(stream, 'response');
    const closed = once(session, 'close');
    session.close();
    expect(await text(stream)).toBe('one two');
    await closed;
    expect(await app.routed.line('path="/chunks"')).toContain('status=200');
  });
});

describe('H28: a client', () => {
  const options = { settings: { timeouts: 'enforce' as const }, timing: { idleMs: 1_000 } };

  it('stalls while it sends its request', async () => {
    const app = await openSecure(MISBEHAVING, options);
    const { stream } = begin(app, '/hangs', 'POST');
    stream.write('abc');
    const [headers] = (await once(stream, 'response')) as [Record<string, unknown>];
    expect(headers[':status']).toBe(499);
    expect(await app.routed.line('path="/hangs"')).toContain('at=warning code=H28 desc="Client Connection Idle" method=POST');
  });

  it('stops reading its response', async () => {
    const app = await openSecure(undefined, options);
    const { stream } = begin(app, '/bytes?50000000');
    stream.pause();
    const closed = new Promise((resolve) => stream.once('close', resolve));
    expect(await app.routed.line('/bytes')).toContain('at=warning code=H28 desc="Client Connection Idle"');
    await closed;
    expect(stream.rstCode).toBe(constants.NGHTTP2_INTERNAL_ERROR);
  });
});
