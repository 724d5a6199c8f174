import { once } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Channel } from '../../../shared/contract/wire.ts';
import { startWebServer } from '../../../electron/server/web/web-server.ts';
import { WebSocket } from 'ws';

const MIB = 1024 * 1024;

test('a page that reads no more loses its connection before it can fill the memory', async () => {
  const { promise, resolve } = promised<Channel>();
  const server = await startWebServer({ folder: '.', port: 0, connect: resolve });
  const token = new URL(server.url).searchParams.get('token');
  const origin = `http://127.0.0.1:${server.port}`;
  const socket = new WebSocket(`ws://127.0.0.1:${server.port}/engine`, {
    origin,
    headers: { cookie: `dynodeck-${server.port}=${token}` },
  });
  await once(socket, 'open');
  socket.pause();
  const channel = await promise;
  let isClosed = false;
  const closed = new Promise<void>((done) => channel.onClose(done)).then(() => (isClosed = true));
  const send = (mebibytes: number): void => {
    for (let sent = 0; sent < mebibytes; sent++) channel.send({ kind: 'bytes', view: 1, bytes: new Uint8Array(MIB) });
  };
  send(32);
  // The loop turns once: a connection that had been dropped would be closed by now.
  await setImmediate();
  expect(isClosed).toBe(false);
  send(64);
  await closed;
  socket.terminate();
  await server.close();
});

function promised<T>(): { promise: Promise<T>; resolve(value: T): void } {
  let resolve: (value: T) => void = () => {};
  const promise = new Promise<T>((settle) => (resolve = settle));
  return { promise, resolve };
}
