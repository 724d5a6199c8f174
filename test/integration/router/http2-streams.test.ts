import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { BLOCK, hashOfBlocks, sendBlocks } from './blocks.ts';
import { ask } from './multiplexed.ts';
import { SERVERS } from './routed-app.ts';
import { openSecure, openSession } from './secure-app.ts';

const LARGE_BYTES = 100 * 1024 * 1024;

it('100 MB come down without a byte lost, while other streams are served', async () => {
  const app = await openSecure();
  const session = openSession(app);
  const stream = session.request({ ':path': `/bytes?${LARGE_BYTES}` });
  const hash = createHash('sha256');
  let others = 0;
  for await (const piece of stream) {
    hash.update(piece as Buffer);
    if (others < 5) expect((await ask(session, `/?${++others}`)).body).toBe('ok');
  }
  expect(hash.digest('hex')).toBe(hashOfBlocks(LARGE_BYTES));
  expect(await app.routed.line('/bytes')).toContain(`bytes=${LARGE_BYTES}`);
});

it('100 MB go up without a byte lost, from curl', async () => {
  const app = await openSecure();
  const words = ['-sS', '--http2', '--cacert', app.authority, '-T', '-', `${app.origin}/hash`];
  const curl = spawn('curl', words, { stdio: ['pipe', 'pipe', 'inherit'] });
  const answer = text(curl.stdout);
  await sendBlocks(curl.stdin, LARGE_BYTES);
  expect(await answer).toBe(hashOfBlocks(LARGE_BYTES));
});

it('many that are not read wait with their dyno, and their client is still served', async () => {
  const app = await openSecure();
  const session = openSession(app);
  const before = process.memoryUsage().arrayBuffers;
  const stalled = Array.from({ length: 20 }, () => session.request({ ':path': `/bytes?${LARGE_BYTES}` }));
  await Promise.all(stalled.map((stream) => once(stream, 'readable')));
  for (let count = 0; count < 20; count++) expect((await ask(session, `/?${count}`)).body).toBe('ok');
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(50 * 1024 * 1024);
  const [first] = stalled;
  let bytes = 0;
  for await (const piece of first ?? []) bytes += (piece as Buffer).length;
  expect(bytes).toBe(LARGE_BYTES);
});

it('an upload goes no faster than the dyno reads', async () => {
  const app = await openSecure(`web: exec python3 ${join(SERVERS, 'reads-nothing.py')}`);
  const stream = openSession(app).request({ ':path': '/', ':method': 'POST' });
  stream.on('error', () => {});
  while (stream.write(BLOCK)) continue;
  const drained = once(stream, 'drain').then(() => 'drained');
  // Enough for every buffer on the way; the rest has to stay here.
  for (let count = 0; count < 400; count++) stream.write(BLOCK);
  expect(await Promise.race([drained, app.routed.app.line('still here')])).not.toBe('drained');
  expect(stream.writableLength).toBeGreaterThan(0);
});

it('server-sent events arrive one by one', async () => {
  const app = await openSecure();
  const session = openSession(app);
  const stream = session.request({ ':path': '/events' });
  expect(String((await once(stream, 'data'))[0])).toBe('data: 0\n\n');
  const next = once(stream, 'data');
  await ask(session, '/tick');
  expect(String((await next)[0])).toBe('data: tick\n\n');
});
