import { createConnection } from 'node:net';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask, startServing, type Serving } from './serving.ts';

let serving: Serving;
let admitted: { headers: { cookie: string } };

beforeAll(async () => {
  serving = await startServing();
  admitted = { headers: { cookie: serving.cookie } };
});
afterAll(() => serving.stop());

describe('the token', () => {
  test('is exchanged for a cookie that scripts and other sites cannot use, and leaves the address', async () => {
    const { status, headers } = await ask(serving, `/?token=${serving.token}`);
    expect(status).toBe(303);
    expect(headers.location).toBe('/');
    const [cookie = ''] = headers['set-cookie'] ?? [];
    expect(cookie.split('; ')).toEqual([serving.cookie, 'HttpOnly', 'SameSite=Strict', 'Path=/']);
    expect(Buffer.from(serving.token, 'base64url')).toHaveLength(32);
  });

  test('is asked for in plain words, for the page and for each of its files', async () => {
    for (const path of ['/', '/page.js', '/?token=', '/?token=wrong', `/page.js?token=${serving.token}`]) {
      const { status, body } = await ask(serving, path);
      expect([path, status]).toEqual([path, 403]);
      expect(body).toMatch(/^Open the address with `\?token=…`.*\n$/);
    }
  });

  test('of another server on this machine is no use', async () => {
    const other = await startServing();
    const { status } = await ask(serving, '/', { headers: { cookie: other.cookie } });
    await other.stop();
    expect(status).toBe(403);
  });
});

describe('the page', () => {
  test('is served with its headers to who has the cookie', async () => {
    const { status, headers, body } = await ask(serving, '/', admitted);
    expect(status).toBe(200);
    expect(body).toContain('<title>Dynodeck</title>');
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cache-control': 'no-store',
    });
    const policy = headers['content-security-policy'] ?? '';
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain(`connect-src 'self' ws://127.0.0.1:${serving.server.port}`);
  });

  test('has scripts of the right type, and answers HEAD without a body', async () => {
    expect((await ask(serving, '/page.js', admitted)).headers['content-type']).toBe('text/javascript; charset=utf-8');
    const head = await ask(serving, '/page.js', { ...admitted, method: 'HEAD' });
    expect([head.status, head.headers['content-length'], head.body]).toEqual([200, '10', '']);
  });

  test('gives out nothing outside its folder, and no file of unknown type', async () => {
    const paths = [
      '/../secret.json',
      '/..%2fsecret.json',
      '/%2e%2e/secret.json',
      '/..%5csecret.json',
      '/page.js/../../secret.json',
      '//etc/passwd',
      `/${serving.outside}/secret.json`,
      '/%00',
      '/%',
      '/notes.secret',
      '/no-such-file.js',
    ];
    for (const path of paths) expect([path, (await ask(serving, path, admitted)).status]).toEqual([path, 404]);
  });

  test('is read, never written', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH']) {
      const { status, headers } = await ask(serving, '/', { ...admitted, method });
      expect([method, status, headers.allow]).toEqual([method, 405, 'GET, HEAD']);
    }
  });

  test('is not there for a name that was made to point at this machine', async () => {
    const { port } = serving.server;
    for (const host of ['attacker.example', `attacker.example:${port}`, '127.0.0.1', 'localhost:1', `localhost.attacker.example:${port}`]) {
      const { status } = await ask(serving, `/?token=${serving.token}`, { headers: { host, cookie: serving.cookie } });
      expect([host, status]).toEqual([host, 403]);
    }
    for (const host of [`localhost:${port}`, `[::1]:${port}`, `127.0.0.1:${port}`]) {
      const { status } = await ask(serving, '/', { headers: { host, cookie: serving.cookie } });
      expect([host, status]).toEqual([host, 200]);
    }
  });

  test('survives what is not HTTP at all', async () => {
    const socket = createConnection(serving.server.port, '127.0.0.1');
    socket.on('error', () => {});
    socket.write(Buffer.from('\0\xff\x16\x03garbage\r\n\r\n', 'latin1'));
    await once(socket, 'close');
    expect((await ask(serving, '/', admitted)).status).toBe(200);
  });
});

test('a server ends although a client that was refused keeps its half of the connection open', async () => {
  const other = await startServing();
  const client = createConnection({ port: other.server.port, host: '127.0.0.1', allowHalfOpen: true });
  client.on('error', () => {});
  client.write(
    `GET /engine HTTP/1.1\r\nHost: 127.0.0.1:${other.server.port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
      'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n',
  );
  const [answer] = (await once(client, 'data')) as [Buffer];
  expect(answer.toString()).toMatch(/^HTTP\/1\.1 403 /);
  await other.stop();
  client.destroy();
});
