import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { BLOCK, hashOfBlocks, sendBlocks } from './blocks.ts';
import { RawClient } from './raw-client.ts';
import { ECHO, openRoutedApp, SERVERS } from './routed-app.ts';

const LARGE_BYTES = 200 * 1024 * 1024;

describe('200 MB', () => {
  it('come down without a byte lost', async () => {
    const routed = await openRoutedApp(ECHO);
    const hash = createHash('sha256');
    const response = await fetch(routed.url(`/bytes?${LARGE_BYTES}`));
    for await (const piece of response.body ?? []) hash.update(piece);
    expect(hash.digest('hex')).toBe(hashOfBlocks(LARGE_BYTES));
    expect(await routed.line('/bytes')).toContain(`bytes=${LARGE_BYTES}`);
  });

  it('go up without a byte lost, from curl, chunked', async () => {
    const routed = await openRoutedApp(ECHO);
    const curl = spawn('curl', ['-sS', '-T', '-', routed.url('/hash')], { stdio: ['pipe', 'pipe', 'inherit'] });
    const answer = collected(curl.stdout);
    await sendBlocks(curl.stdin, LARGE_BYTES);
    expect(await answer).toBe(hashOfBlocks(LARGE_BYTES));
  });

  it('wait with the dyno for a client that does not read', async () => {
    const routed = await openRoutedApp(ECHO);
    const client = connect({ port: routed.port, host: '127.0.0.1' });
    onTestFinished(() => void client.destroy());
    client.write(`GET /bytes?${LARGE_BYTES} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`);
    await once(client, 'readable');
    const before = process.memoryUsage().arrayBuffers;
    // Others are served meanwhile, and what the router holds does not grow.
    for (let count = 0; count < 20; count++) await (await fetch(routed.url('/bytes?1000000'))).arrayBuffer();
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(50 * 1024 * 1024);
    let bytes = 0;
    for await (const piece of client) bytes += (piece as Buffer).length;
    expect(bytes).toBeGreaterThan(LARGE_BYTES);
  });
});

it('bodies that wait for slow clients stay what they were, whatever passes meanwhile', async () => {
  const routed = await openRoutedApp(ECHO);
  const slow = Array.from({ length: 3 }, () => {
    const body = randomBytes(8 * 1024 * 1024);
    const client = connect({ port: routed.port, host: '127.0.0.1' });
    onTestFinished(() => void client.destroy());
    client.write(`POST /echo HTTP/1.0\r\nHost: a\r\nContent-Length: ${body.length}\r\n\r\n`);
    client.write(body);
    return { client, body };
  });
  await Promise.all(slow.map(({ client }) => once(client, 'readable')));
  for (let count = 0; count < 5; count++) {
    const body = randomBytes(4 * 1024 * 1024);
    const response = await fetch(routed.url('/echo'), { method: 'POST', body });
    expect(Buffer.from(await response.arrayBuffer()).equals(body)).toBe(true);
  }
  for (const { client, body } of slow) {
    const pieces: Buffer[] = [];
    for await (const piece of client) pieces.push(piece as Buffer);
    const answer = Buffer.concat(pieces);
    expect(answer.subarray(answer.indexOf('\r\n\r\n') + 4).equals(body)).toBe(true);
  }
});

it('an upload goes no faster than the dyno reads', async () => {
  const routed = await openRoutedApp(`web: exec python3 ${join(SERVERS, 'reads-nothing.py')}`);
  const client = connect({ port: routed.port, host: '127.0.0.1' });
  onTestFinished(() => void client.destroy());
  client.write(`POST / HTTP/1.1\r\nHost: a\r\nContent-Length: ${LARGE_BYTES}\r\n\r\n`);
  let sent = 0;
  while (sent < LARGE_BYTES && client.write(BLOCK)) sent += BLOCK.length;
  const drained = once(client, 'drain').then(() => 'drained');
  // Enough for every buffer on the way; the rest has to stay here.
  for (let count = 0; count < 400; count++) client.write(BLOCK);
  expect(await Promise.race([drained, routed.app.line('still here')])).not.toBe('drained');
  expect(client.writableLength).toBeGreaterThan(0);
});

describe('upgrades', () => {
  it('a WebSocket echoes text and bytes, and is logged when it ends', async () => {
    const routed = await openRoutedApp(ECHO);
    const socket = new WebSocket(`ws://localhost:${routed.port}/socket`);
    await once(socket, 'open');
    socket.send('hello');
    expect(String((await once(socket, 'message'))[0])).toBe('hello');
    const bytes = Buffer.alloc(1024 * 1024, 7);
    socket.send(bytes);
    expect(((await once(socket, 'message'))[0] as Buffer).equals(bytes)).toBe(true);
    socket.close();
    await once(socket, 'close');
    expect(await routed.line('path="/socket"')).toMatch(
      /^at=info method=GET path="\/socket" .* dyno=web\.1 connect=Nms service=Nms status=101 bytes=\d+ protocol=websocket$/,
    );
  });

  it('any other protocol passes both ways, what came early included, and ends with either side', async () => {
    const routed = await openRoutedApp(ECHO);
    const client = RawClient.open(routed.port);
    client.write('GET /shout HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: shout\r\n\r\nearly ');
    await client.until(/ready\n[^]*EARLY /);
    client.write('later');
    await client.until(/LATER/);
    client.socket.end();
    await client.untilClosed();
    expect(await routed.line('path="/shout"')).toContain('status=101');
  });

  it('H15: a WebSocket that is silent for too long, where limits are enforced', async () => {
    const routed = await openRoutedApp(ECHO, { settings: { timeouts: 'enforce' }, timing: { idleMs: 200 } });
    const socket = new WebSocket(`ws://localhost:${routed.port}/socket`);
    await once(socket, 'open');
    await once(socket, 'close');
    expect(await routed.line('code=H15')).toContain('at=error code=H15 desc="Idle connection"');
  });
});

describe('a connection whose other end has gone silent', () => {
  it('H28: a client that stops reading, where limits are enforced', async () => {
    const routed = await openRoutedApp(ECHO, { settings: { timeouts: 'enforce' }, timing: { idleMs: 300 } });
    const client = connect({ port: routed.port, host: '127.0.0.1' });
    onTestFinished(() => void client.destroy());
    client.on('error', () => {});
    client.write(`GET /bytes?${LARGE_BYTES} HTTP/1.1\r\nHost: a\r\n\r\n`);
    expect(await routed.line('code=H28')).toContain('at=warning code=H28 desc="Client Connection Idle"');
    expect(await routed.line('code=H28')).toContain('status=499');
  });

  it('one that never sends its request is closed', async () => {
    const routed = await openRoutedApp(ECHO, { timing: { clientIdleMs: 200 } });
    const client = RawClient.open(routed.port).write('GET / HTTP/1.1\r\nHo');
    expect(await client.untilClosed()).toBe('');
  });

  it('H28: one that drips the head of its request is answered when its time is over', async () => {
    const routed = await openRoutedApp(ECHO, { timing: { headMs: 300 } });
    const client = RawClient.open(routed.port).write('GET /drips HTTP/1.1\r\nHost: a\r\nX-Drip: ');
    const drip = setInterval(() => client.write('x'), 20);
    onTestFinished(() => clearInterval(drip));
    expect(await client.untilClosed()).toMatch(/^HTTP\/1\.1 499 Client Connection Idle\r\n[^]*Connection: close\r\n[^]*code=H28/);
    expect(await routed.line('path="/drips"')).toBe(
      'at=warning code=H28 desc="Client Connection Idle" method=GET path="/drips" host=a request_id=ID fwd="127.0.0.1"' +
        ' dyno= connect= service= status=499 bytes= protocol=http',
    );
    const other = RawClient.open(routed.port).write('GET /request HTTP/1.1\r\nHost: a\r\n\r\n');
    await other.until(/"url":"\/request"/);
  });

  it('one that sends its request byte by byte is served', async () => {
    const routed = await openRoutedApp(ECHO);
    const client = RawClient.open(routed.port);
    client.socket.setNoDelay(true);
    for (const byte of 'POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n') {
      client.write(byte);
      await new Promise((resolve) => setImmediate(resolve));
    }
    const [, body = ''] = (await client.until(/\r\n0\r\n\r\n$/)).split('\r\n\r\n');
    expect(body.replace(/\d|\r\n/g, '')).toBe('abc');
  });
});

async function collected(stream: NodeJS.ReadableStream): Promise<string> {
  let text = '';
  for await (const chunk of stream) text += String(chunk);
  return text;
}
