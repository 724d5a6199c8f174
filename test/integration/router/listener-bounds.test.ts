import { expect, it, onTestFinished } from 'vitest';
import { LARGE_HEAD, MAX_LARGE_HEADS } from '../../../electron/engine/router/limits.ts';
import { Listener } from '../../../electron/engine/router/listener/listener.ts';
import { DEFAULT_ROUTER_TIMING } from '../../../electron/engine/router/router-timing.ts';
import { freeBlock } from '../../tools/free-block.ts';
import { RawClient } from './raw-client.ts';
import { HOSTILE, openRoutedApp } from './routed-app.ts';

const REQUEST = 'GET /end HTTP/1.1\r\nHost: a\r\n\r\n';

it('a connection too many is answered 503 and closed, and there is room again when one has gone', async () => {
  const port = await freeBlock();
  const directory = {
    find: () => null,
    answerUnknown: (client: { respond: (...words: [number, string, [], 'sized']) => void; end: (none: []) => void }) => {
      client.respond(404, 'Not Found', [], 'sized');
      client.end([]);
    },
  };
  const listener = await Listener.open(port, { directory, timing: DEFAULT_ROUTER_TIMING, maxConnections: 2 });
  onTestFinished(() => listener.close());
  const first = RawClient.open(port);
  await new Promise((resolve) => first.socket.once('connect', resolve));
  const second = RawClient.open(port);
  await new Promise((resolve) => second.socket.once('connect', resolve));
  const refused = RawClient.open(port).write(REQUEST);
  expect(await refused.untilClosed()).toMatch(/^HTTP\/1\.1 503 Service Unavailable\r\n[^]*connections open on this port/);
  first.socket.end();
  await first.untilClosed();
  expect(await second.write(REQUEST).untilClosed()).toMatch(/^HTTP\/1\.1 404 /);
  expect(await RawClient.open(port).write(REQUEST).untilClosed()).toMatch(/^HTTP\/1\.1 404 /);
});

it('H26: a large head that is one too many to wait for; small ones are served, and large ones once there is room', async () => {
  const routed = await openRoutedApp(HOSTILE);
  const line = `X-Long: ${'x'.repeat(8_000)}\r\n`;
  const large = `GET /end HTTP/1.1\r\nHost: a\r\n${line.repeat(Math.ceil(LARGE_HEAD / line.length) + 1)}`;
  const refusal = /^HTTP\/1\.1 431 Request Header Fields Too Large\r\n/;
  const held = Array.from({ length: MAX_LARGE_HEADS + 1 }, () => RawClient.open(routed.port).write(large));
  const refused = await Promise.race(held.map(async (client) => client.until(refusal).then(() => client)));
  expect(await routed.line('code=H26')).toContain('cause="too many large headers at a time"');
  const others = held.filter((client) => client !== refused);
  const small = RawClient.open(routed.port).write('GET /end HTTP/1.1\r\nHo');
  await new Promise((resolve) => setImmediate(resolve));
  expect(await small.write('st: a\r\n\r\n').until(/ok$/)).toMatch(/^HTTP\/1\.1 200 /);
  for (const client of others) expect(await client.write('\r\n').until(/ok$/)).toMatch(/^HTTP\/1\.1 200 /);
  const again = RawClient.open(routed.port).write(large);
  await new Promise((resolve) => setImmediate(resolve));
  expect(await again.write('\r\n').until(/ok$/)).toMatch(/^HTTP\/1\.1 200 /);
});
