import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { DynoSocket } from '../../../../../electron/engine/router/backend/dyno-socket.ts';
import { pauseReading } from '../../../../../electron/engine/router/backpressure.ts';

const MIB = 1024 * 1024;

/** A connection to a server that sends these bytes and ends. */
async function connectedTo(bytes: Buffer): Promise<DynoSocket> {
  const server = createServer((socket) => socket.end(bytes)).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const dyno = new DynoSocket('127.0.0.1', (server.address() as AddressInfo).port);
  onTestFinished(() => void dyno.socket.destroy());
  return dyno;
}

it('bytes that are kept stay what they were', async () => {
  const bytes = randomBytes(4 * MIB);
  const dyno = await connectedTo(bytes);
  const pieces: Buffer[] = [];
  const releases: (() => void)[] = [];
  dyno.receive = (piece) => {
    pieces.push(piece);
    releases.push(dyno.keep());
    // Some go early, as the bytes of a client that reads do.
    if (pieces.length % 3 === 0) {
      pieces.push(Buffer.from(pieces.pop() as Buffer));
      releases.pop()?.();
    }
  };
  await once(dyno.socket, 'end');
  expect(Buffer.concat(pieces).equals(bytes)).toBe(true);
  for (const release of releases) release();
});

it('memory is read into again once nobody needs what it holds', async () => {
  const bytes = randomBytes(32 * MIB);
  const dyno = await connectedTo(bytes);
  const memory = new Set<ArrayBufferLike>();
  let received = 0;
  dyno.receive = (piece) => {
    expect(piece.equals(bytes.subarray(received, received + piece.length))).toBe(true);
    received += piece.length;
    memory.add(piece.buffer);
    // Written on in a moment, as to a client.
    setImmediate(dyno.keep());
  };
  await once(dyno.socket, 'end');
  expect(received).toBe(bytes.length);
  expect([...memory].reduce((sum, { byteLength }) => sum + byteLength, 0)).toBeLessThan(16 * MIB);
});

it('a socket that is held reads nothing until it is resumed', async () => {
  const bytes = randomBytes(MIB);
  const dyno = await connectedTo(bytes);
  const pieces: Buffer[] = [];
  const first = new Promise<void>((resolve) => {
    dyno.receive = (piece) => {
      pieces.push(Buffer.from(piece));
      if (pieces.length > 1) return;
      pauseReading(dyno.socket);
      resolve();
    };
  });
  await first;
  await new Promise((resolve) => setImmediate(resolve));
  expect(pieces).toHaveLength(1);
  dyno.socket.resume();
  await once(dyno.socket, 'end');
  expect(Buffer.concat(pieces).equals(bytes)).toBe(true);
});
