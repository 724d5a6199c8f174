import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createConnection } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { WebSocket } from 'ws';
import type { Client } from '../../../shared/contract/client.ts';
import { openSocket, startServing, type Serving } from './serving.ts';
import { webSocketClient } from './web-socket-client.ts';

let serving: Serving;

beforeAll(async () => {
  serving = await startServing();
});
afterAll(() => serving.stop());

async function connected(): Promise<{ socket: WebSocket; client: Client }> {
  const socket = openSocket(serving);
  await once(socket, 'open');
  return { socket, client: webSocketClient(socket) };
}

/** Another client still gets answers: the engine has not been harmed. */
async function expectEngineAlive(): Promise<void> {
  const { client } = await connected();
  expect((await client.request('engine.info', {})).host).toBe('server');
  client.close();
}

/** Whether the server refuses the handshake, and with which status. */
async function refusal(socket: WebSocket): Promise<number | undefined> {
  socket.on('error', () => {});
  const [, response] = await once(socket, 'unexpected-response');
  socket.terminate();
  return response.statusCode;
}

describe('a connection to the engine', () => {
  test('carries requests, failures and results', async () => {
    const { client } = await connected();
    expect(await client.request('apps.list', {})).toEqual([]);
    await expect(client.request('app.close', { app: 'nobody' })).rejects.toMatchObject({ code: 'unknown-app' });
    await expect(client.request('app.open', { folder: 7 as never })).rejects.toMatchObject({ code: 'bad-request' });
    client.close();
  });

  test('is refused without the cookie, from another origin, under another name, on another path', async () => {
    const { port } = serving.server;
    const refused: [string, WebSocket][] = [
      ['no cookie', openSocket(serving, { headers: { cookie: '' } })],
      ['a wrong cookie', openSocket(serving, { headers: { cookie: `dynodeck-${port}=${'A'.repeat(43)}` } })],
      ['another site', openSocket(serving, { origin: 'https://attacker.example' })],
      ['another port of this machine', openSocket(serving, { origin: `http://127.0.0.1:${port + 1}` })],
      ['https', openSocket(serving, { origin: `https://127.0.0.1:${port}` })],
      ['a sandboxed frame', openSocket(serving, { origin: 'null' })],
      ['another name', openSocket(serving, { headers: { host: `attacker.example:${port}` } })],
      ['another path', openSocket(serving, {}, '/')],
      ['a token in the address', openSocket(serving, { headers: { cookie: '' } }, `/engine?token=${serving.token}`)],
    ];
    const statuses = await Promise.all(refused.map(async ([name, socket]) => [name, await refusal(socket)]));
    expect(statuses).toEqual(refused.map(([name]) => [name, 403]));
  });

  test('needs an origin: programs without one are no browser page', async () => {
    const { port } = serving.server;
    const socket = createConnection(port, '127.0.0.1');
    const lines = [
      'GET /engine HTTP/1.1',
      `host: 127.0.0.1:${port}`,
      `cookie: ${serving.cookie}`,
      'connection: upgrade',
      'upgrade: websocket',
      'sec-websocket-version: 13',
      `sec-websocket-key: ${randomBytes(16).toString('base64')}`,
    ];
    socket.write(`${lines.join('\r\n')}\r\n\r\n`);
    const [answer] = (await once(socket, 'data')) as [Buffer];
    expect(answer.toString()).toMatch(/^HTTP\/1\.1 403 /);
    socket.destroy();
  });
});

describe('a hostile client', () => {
  const frames: [string, string | Buffer][] = [
    ['no JSON', 'garbage'],
    ['JSON that is no message', '[1,2,3]'],
    ['null', 'null'],
    ['a message only the engine sends', JSON.stringify({ kind: 'event', event: 'notice', data: {} })],
    ['terminal bytes as text', JSON.stringify({ kind: 'bytes', view: 1, bytes: { 0: 65 } })],
    ['a request without an id', JSON.stringify({ kind: 'request', method: 'engine.info', params: {} })],
    ['a request whose method is no text', JSON.stringify({ kind: 'request', id: 1, method: {}, params: {} })],
    ['a method of endless length', JSON.stringify({ kind: 'request', id: 1, method: 'x'.repeat(100_000), params: {} })],
    ['a binary frame without a view', Buffer.from([1, 2])],
  ];

  test.each(frames)('that sends %s is cut off', async (_name, frame) => {
    const { socket } = await connected();
    socket.send(frame);
    await once(socket, 'close');
    await expectEngineAlive();
  });

  test('that sends a frame larger than any request is cut off before it is read', async () => {
    const { socket } = await connected();
    socket.on('error', () => {});
    socket.send(Buffer.alloc(9 * 1024 * 1024));
    const [code] = await once(socket, 'close');
    expect(code).toBe(1009);
    await expectEngineAlive();
  });

  test('that asks for methods of every object gets a failure', async () => {
    const { client } = await connected();
    for (const method of ['constructor', '__proto__', 'toString', 'no.such']) {
      await expect(client.request(method as 'engine.info', {})).rejects.toMatchObject({ code: 'bad-request' });
    }
    client.close();
  });

  test('that types into terminals nobody opened is ignored', async () => {
    const { client } = await connected();
    client.sendBytes(0xffff_ffff, Buffer.from('rm -rf /\n'));
    expect((await client.request('engine.info', {})).host).toBe('server');
    client.close();
  });

  test('that speaks no WebSocket after the handshake is cut off', async () => {
    const { socket } = await connected();
    const raw = (socket as unknown as { _socket: NodeJS.WritableStream })._socket;
    raw.write(randomBytes(64 * 1024));
    await once(socket, 'close');
    await expectEngineAlive();
  });

  test('that vanishes in the middle of a frame is forgotten', async () => {
    const { socket } = await connected();
    const raw = (socket as unknown as { _socket: { write(bytes: Buffer): void; destroy(): void } })._socket;
    raw.write(Buffer.from([0x82, 0xfe, 0xff, 0xff]));
    raw.destroy();
    await once(socket, 'close');
    await expectEngineAlive();
  });
});
