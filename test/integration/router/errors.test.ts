import { connect } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { MISBEHAVING, openRoutedApp, SERVERS } from './routed-app.ts';

const LINE = (fields: string): string => `${fields} protocol=http`;
const HEAD = 'host=localhost:PORT request_id=ID fwd="127.0.0.1"';
const SERVED = 'dyno=web.1 connect=Nms service=Nms';

describe('a dyno that does not answer as it should', () => {
  it.each([
    ['/closes', 503, 'at=error code=H13 desc="Connection closed without response"', 'status=503 bytes=0'],
    ['/resets', 503, 'at=error code=H13 desc="Connection closed without response"', 'status=503 bytes=0'],
    ['/no-reason', 503, 'at=error code=H17 desc="Poorly formatted HTTP response"', 'status=503 bytes=0'],
    ['/no-http', 503, 'at=error code=H17 desc="Poorly formatted HTTP response"', 'status=503 bytes=0'],
    ['/bare-lf', 503, 'at=error code=H17 desc="Poorly formatted HTTP response"', 'status=503 bytes=0'],
    ['/unasked-101', 503, 'at=error code=H17 desc="Poorly formatted HTTP response"', 'status=503 bytes=0'],
    ['/half-head', 503, 'sock=backend at=error code=H18 desc="Server Request Interrupted"', 'status=503 bytes=0'],
    ['/long-header', 502, 'at=error code=H25 desc="HTTP restriction: oversized header"', 'status=502 bytes=0'],
    ['/long-cookie', 502, 'at=error code=H25 desc="HTTP restriction: oversized cookie"', 'status=502 bytes=0'],
    ['/long-status', 502, 'at=error code=H25 desc="HTTP restriction: oversized status line"', 'status=502 bytes=0'],
    ['/two-lengths', 502, 'at=error code=H25 desc="HTTP restriction: invalid content length"', 'status=502 bytes=0'],
  ])('%s is answered with %i and logged as Heroku logs it', async (path, status, start, end) => {
    const routed = await openRoutedApp(MISBEHAVING);
    const response = await fetch(routed.url(path));
    expect(response.status).toBe(status);
    expect(await response.text()).toContain(/code=(H\d\d)/.exec(start)?.[1]);
    expect(await routed.line(`path="${path}"`)).toBe(
      LINE(`${start} method=GET path="${path}" ${HEAD} ${SERVED} ${end}`),
    );
  });

  it.each([
    ['/breaks-off', 5],
    ['/breaks-off-chunk', 5],
  ])('H18: a client notices that %s broke off', async (path, bytes) => {
    const routed = await openRoutedApp(MISBEHAVING);
    const response = await fetch(routed.url(path));
    await expect(response.text()).rejects.toThrow('terminated');
    expect(await routed.line(`path="${path}"`)).toBe(
      LINE(
        `sock=backend at=error code=H18 desc="Server Request Interrupted" method=GET path="${path}" ${HEAD} ${SERVED}` +
          ` status=503 bytes=${bytes}`,
      ),
    );
  });

  it('H12: it does not begin to answer in time', async () => {
    const routed = await openRoutedApp(MISBEHAVING, { settings: { timeouts: 'enforce' }, timing: { firstByteMs: 150 } });
    const response = await fetch(routed.url('/hangs'));
    expect(response.status).toBe(503);
    expect(await routed.line('path="/hangs"')).toBe(
      LINE(`at=error code=H12 desc="Request timeout" method=GET path="/hangs" ${HEAD} ${SERVED} status=503 bytes=0`),
    );
  });

  it('H12: a request whose body has no bytes has been sent whole, too', async () => {
    const routed = await openRoutedApp(MISBEHAVING, { settings: { timeouts: 'enforce' }, timing: { firstByteMs: 150 } });
    const response = await fetch(routed.url('/hangs'), { method: 'POST', body: '' });
    expect(response.status).toBe(503);
    expect(await routed.line('path="/hangs"')).toContain('code=H12 desc="Request timeout" method=POST');
  });

  it('H15: it begins to answer and then sends nothing', async () => {
    const routed = await openRoutedApp(MISBEHAVING, { settings: { timeouts: 'enforce' }, timing: { idleMs: 150 } });
    const response = await fetch(routed.url('/stalls'));
    await expect(response.text()).rejects.toThrow('terminated');
    expect(await routed.line('path="/stalls"')).toBe(
      LINE(`at=error code=H15 desc="Idle connection" method=GET path="/stalls" ${HEAD} ${SERVED} status=503 bytes=5`),
    );
  });

  it('H19: it does not take the connection in time', async () => {
    const server = `web: exec python3 ${join(SERVERS, 'accepts-nothing.py')}`;
    const routed = await openRoutedApp(server, { exact: true, timing: { connectMs: 300 } });
    expect(await (await fetch(routed.url('/fill'))).text()).toBe('ok');
    const response = await fetch(routed.url('/'));
    expect(response.status).toBe(503);
    expect(await routed.line('path="/"')).toBe(
      LINE(
        `at=error code=H19 desc="Backend connection timeout" method=GET path="/" ${HEAD} dyno=web.1 connect=Nms` +
          ' service= status=503 bytes=',
      ),
    );
  });

  it('H21, then H34: it refuses connections, and nobody is left to ask', async () => {
    const routed = await openRoutedApp(MISBEHAVING, { exact: true, timing: { waitMs: 200, quarantineMs: 600_000 } });
    await fetch(routed.url('/unbinds'));
    const refused = await fetch(routed.url('/refused'));
    expect(refused.status).toBe(503);
    expect(await routed.line('path="/refused"')).toBe(
      LINE(
        `at=error code=H21 desc="Backend connection refused" method=GET path="/refused" ${HEAD} dyno=web.1 connect=Nms` +
          ' service= status=503 bytes=',
      ),
    );
    const quarantined = await fetch(routed.url('/quarantined'));
    expect(quarantined.status).toBe(503);
    expect(await routed.line('path="/quarantined"')).toBe(
      LINE(
        `at=error code=H34 desc="All up dynos are quarantined" method=GET path="/quarantined" ${HEAD} dyno= connect=` +
          ' service= status=503 bytes=',
      ),
    );
  });

  it('is out of quarantine after its time, and serves again', async () => {
    const rebinds = join(SERVERS, 'rebinds.mjs');
    const routed = await openRoutedApp(`web: exec ${process.execPath} ${rebinds}`, { exact: true, timing: { quarantineMs: 1_500 } });
    await fetch(routed.url('/unbind'));
    expect((await fetch(routed.url('/refused'))).status).toBe(503);
    expect((await fetch(routed.url('/'))).status).toBe(200);
  });
});

describe('without a dyno that is up', () => {
  it('H10: all web dynos have crashed', async () => {
    const routed = await openRoutedApp('web: exit 1', { start: false });
    await routed.app.client.request('app.configure', { app: routed.app.id, onExit: { web: 'leave' } });
    await routed.app.client.request('dynos.start', { app: routed.app.id, target: null });
    await routed.app.untilState('web.1', 'crashed');
    expect((await fetch(routed.url('/'))).status).toBe(503);
    expect(await routed.line('code=H10')).toBe(
      LINE(
        `at=error code=H10 desc="App crashed" method=GET path="/" ${HEAD} dyno= connect= service= status=503 bytes=`,
      ),
    );
  });

  it('H14: web is scaled to 0', async () => {
    const routed = await openRoutedApp(MISBEHAVING);
    const changes = [{ type: 'web', operator: '=' as const, quantity: 0 }];
    await routed.app.client.request('formation.scale', { app: routed.app.id, changes });
    await routed.app.until(({ dynos }) => dynos.length === 0);
    expect((await fetch(routed.url('/'))).status).toBe(503);
    expect(await routed.line('code=H14')).toBe(
      LINE(
        `at=error code=H14 desc="No web processes running" method=GET path="/" ${HEAD} dyno= connect= service=` +
          ' status=503 bytes=',
      ),
    );
  });

  it('H20: none comes up in time', async () => {
    const routed = await openRoutedApp('web: exec sleep 60', { start: false, timing: { waitMs: 200 } });
    await routed.app.client.request('dynos.start', { app: routed.app.id, target: null });
    await routed.app.untilState('web.1', 'starting');
    expect((await fetch(routed.url('/'))).status).toBe(503);
    expect(await routed.line('code=H20')).toBe(
      LINE(
        `at=error code=H20 desc="App boot timeout" method=GET path="/" ${HEAD} dyno= connect= service= status=503 bytes=`,
      ),
    );
  });

  it('a request is held while a dyno starts', async () => {
    const routed = await openRoutedApp(MISBEHAVING, { start: false });
    await routed.app.client.request('dynos.start', { app: routed.app.id, target: null });
    await routed.app.untilState('web.1', 'starting');
    expect((await fetch(routed.url('/'))).status).toBe(200);
  });

  it('H80: maintenance mode, with the owner’s page in a frame where there is one', async () => {
    const routed = await openRoutedApp(MISBEHAVING, { settings: { maintenance: true } });
    const response = await fetch(routed.url('/'));
    expect([response.status, (await response.text()).includes('H80')]).toEqual([503, true]);
    expect(await routed.line('code=H80')).toBe(
      LINE(
        `at=info code=H80 desc="Maintenance mode" method=GET path="/" ${HEAD} dyno= connect= service= status=503 bytes=`,
      ),
    );
    const framed = await openRoutedApp(MISBEHAVING, {
      settings: { maintenance: true },
      files: { '.env': 'MAINTENANCE_PAGE_URL=https://example.com/?a="b"&c\n' },
    });
    expect(await (await fetch(framed.url('/'))).text()).toContain('src="https://example.com/?a=&#34;b&#34;&#38;c"');
  });
});

describe('a client', () => {
  it('H27: closes before the answer', async () => {
    const routed = await openRoutedApp(MISBEHAVING);
    const client = connect(routed.port, '127.0.0.1');
    client.write('GET /hangs HTTP/1.1\r\nHost: localhost:1\r\n\r\n');
    await routed.app.line('hanging');
    client.destroy();
    expect(await routed.line('path="/hangs"')).toBe(
      LINE(
        `sock=client at=warning code=H27 desc="Client Request Interrupted" method=GET path="/hangs" ${HEAD} ${SERVED}` +
          ' status=499 bytes=0',
      ),
    );
  });

  it('H28: stalls while it sends its request', async () => {
    const routed = await openRoutedApp(MISBEHAVING, { settings: { timeouts: 'enforce' }, timing: { idleMs: 150 } });
    const client = connect(routed.port, '127.0.0.1');
    client.write('POST /hangs HTTP/1.1\r\nHost: localhost:1\r\nContent-Length: 10\r\n\r\nabc');
    expect(await routed.line('path="/hangs"')).toBe(
      LINE(
        `at=warning code=H28 desc="Client Connection Idle" method=POST path="/hangs" ${HEAD} ${SERVED} status=499 bytes=0`,
      ),
    );
    client.resume();
    await once(client, 'close');
  });

  it('H26: expects what Heroku does not know', async () => {
    const routed = await openRoutedApp(MISBEHAVING);
    const client = connect(routed.port, '127.0.0.1');
    client.write('GET /expects HTTP/1.1\r\nHost: localhost:1\r\nExpect: tea\r\n\r\n');
    const [answer] = (await once(client, 'data')) as [Buffer];
    expect(answer.toString()).toMatch(/^HTTP\/1\.1 417 Expectation Failed\r\n/);
    expect(await routed.line('path="/expects"')).toBe(
      LINE(
        'at=error code=H26 desc="Request Error" cause="unsupported expect header value" method=GET path="/expects"' +
          ` ${HEAD} dyno= connect= service= status=417 bytes=`,
      ),
    );
  });
});

describe('limits that are not enforced', () => {
  it('warn: H12 is said once, and the answer still comes', async () => {
    const routed = await openRoutedApp(MISBEHAVING, { timing: { firstByteMs: 100 } });
    expect((await fetch(routed.url('/late?400'))).status).toBe(200);
    await routed.line('status=200');
    expect(await routed.lines()).toEqual([
      LINE(
        `at=warning code=H12 desc="Request timeout" method=GET path="/late?400" ${HEAD} ${SERVED} status= bytes=0`,
      ),
      LINE(`at=info method=GET path="/late?400" ${HEAD} ${SERVED} status=200 bytes=2`),
    ]);
  });

  it('off: nothing is said', async () => {
    const routed = await openRoutedApp(MISBEHAVING, { settings: { timeouts: 'off' }, timing: { firstByteMs: 100 } });
    expect((await fetch(routed.url('/late?300'))).status).toBe(200);
    await routed.line('status=200');
    expect(await routed.lines()).toHaveLength(1);
  });
});

describe('the error page', () => {
  it('names code, app, dyno and request id, and runs nothing', async () => {
    const routed = await openRoutedApp(MISBEHAVING);
    const response = await fetch(routed.url('/closes'));
    const page = await response.text();
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page).toContain('H13');
    expect(page).toContain('web.1');
    expect(page).toContain(routed.app.snapshot.name);
    expect(page).toContain(response.headers.get('x-request-id') ?? 'no id');
    expect(page).not.toMatch(/<script|src=|href=/);
  });

  it('is JSON for who asks for JSON', async () => {
    const routed = await openRoutedApp(MISBEHAVING);
    const response = await fetch(routed.url('/closes'), { headers: { Accept: 'application/json' } });
    const { error } = (await response.json()) as { error: Record<string, unknown> };
    expect(error).toMatchObject({ code: 'H13', description: 'Connection closed without response', dyno: 'web.1' });
  });
});
