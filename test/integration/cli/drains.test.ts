import { mkdir } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { makePlace } from './place.ts';
import { freeBlock } from '../../tools/free-block.ts';

const SPEAKER = 'a: echo "to be drained"; exec sleep 1000\n';

/** Resolves with what comes over the first connection, as soon as it matches. */
async function startSyslogSink(): Promise<{ port: number; got: (pattern: RegExp) => Promise<void> }> {
  const port = await freeBlock();
  let text = '';
  let check = (): void => {};
  const server = createServer((socket) =>
    socket.on('data', (data) => {
      text += data.toString();
      check();
    }),
  );
  await new Promise<void>((resolve) => void server.listen(port, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return {
    port,
    got: (pattern) =>
      new Promise((resolve) => {
        check = () => pattern.test(text) && resolve();
        check();
      }),
  };
}

test('drains of an app that nothing has open are added, listed and removed, and get its lines once it runs', async () => {
  const sink = await startSyslogSink();
  const place = await makePlace({ Procfile: SPEAKER });
  const url = `syslog://127.0.0.1:${sink.port}`;
  expect((await place.run(['drains'])).text).toBe('⬢ app has no drains.\n');
  expect((await place.run(['drains:add', url])).text).toBe(`Successfully added drain ${url}\n`);
  expect((await place.run(['drains:add', 'https://user:secret@localhost/'])).status).toBe(0);
  expect((await place.run(['drains:add', url])).stderr).toMatch(/is a drain of this app already/);
  expect((await place.run(['drains'])).text).toMatch(
    /^=== Drains\n\nsyslog:\/\/127\.0\.0\.1:\d+ \(d\.[0-9a-f-]{36}\)\nhttps:\/\/user:\*\*\*\*@localhost\/ \(d\.[0-9a-f-]{36}\)\n$/,
  );
  expect((await place.run(['drains:remove', 'https://user:secret@localhost/'])).status).toBe(0);
  expect((await place.run(['drains:remove', 'https://elsewhere/'])).stderr).toMatch(/is no drain of this app/);

  const running = await place.local([], /to be drained/);
  await sink.got(/app a\.1 - - to be drained/);
  const listed = JSON.parse((await place.run(['drains', '--json'])).text) as { url: string; state: string }[];
  expect(listed).toMatchObject([{ url, state: 'connected' }]);
  await running.kill('SIGINT');
  expect((await place.run(['drains:remove', listed[0]!.url])).text).toBe(`Successfully removed drain ${url}\n`);
  expect((await place.run(['drains', '--json'])).text).toBe('[]\n');
});

test('the app is the nearest folder above that is one; where there is none, that is said', async () => {
  const place = await makePlace({ Procfile: SPEAKER });
  const deep = join(place.folder, 'lib/deep');
  await mkdir(deep, { recursive: true });
  expect((await place.run(['drains:add', 'https://localhost/'], { cwd: deep })).status).toBe(0);
  expect((await place.run(['drains'])).text).toContain('https://localhost/');
  const { status, stderr } = await place.run(['drains', '--folder', join(place.folder, '..')]);
  expect(status).toBe(1);
  expect(stderr).toMatch(/^dynodeck: There is no app in .*, nor above it: name its folder with --folder\.\n$/);
});
