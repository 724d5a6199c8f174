import { once } from 'node:events';
import { connect } from 'node:net';
import { join } from 'node:path';
import { readdirSync } from 'node:fs';
import { MessageChannel, type MessagePort, receiveMessageOnPort } from 'node:worker_threads';
import { afterEach, describe, expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { webSocketClient } from './web-socket-client.ts';
import type { Engine } from '../../../electron/engine/engine.ts';
import { QUIET_MS } from '../../../electron/engine/app/closing-handshake.ts';
import { type MainPort, messagePortChannel } from '../../../electron/server/transport/message-port-channel.ts';
import { socketChannel } from '../../../electron/server/transport/socket-frames.ts';
import { listenForCommands } from '../../../electron/server/transport/socket-server.ts';
import { startWebServer } from '../../../electron/server/web/web-server.ts';
import { type Client, createClient } from '../../../shared/contract/client.ts';
import { MAX_LOG_ROWS } from '../../../shared/contract/limits.ts';
import type { LogFilter, LogRow } from '../../../shared/logs/log.ts';
import type { Channel, Message } from '../../../shared/contract/wire.ts';
import { connect as connectHere, makeEngine, makeFolder, PROGRAMS } from '../engine/harness.ts';

const LINES = 20_000;
const OWN_LINES: LogFilter = { dynos: ['many'], text: '', sources: ['app'] };

/** A client whose side of the transport can stop reading. */
interface SlowClient {
  client: Client;
  pause(): void;
  resume(): void;
}

async function overSocket(engine: Engine): Promise<SlowClient> {
  const folder = await makeFolder({ 'run/none': '' });
  const environment = { XDG_RUNTIME_DIR: join(folder, 'run') };
  const server = await listenForCommands((channel) => engine.connect(channel, 'program'), () => {}, environment);
  afterEnding(() => server?.close());
  const sockets = join(folder, 'run/dynodeck');
  const [name = ''] = readdirSync(sockets);
  const socket = connect(join(sockets, name));
  await once(socket, 'connect');
  const client = createClient(socketChannel(socket, ({ kind }) => kind !== 'request'));
  return { client, pause: () => void socket.pause(), resume: () => void socket.resume() };
}

async function overWebSocket(engine: Engine): Promise<SlowClient> {
  const server = await startWebServer({ folder: '.', port: 0, connect: (channel) => engine.connect(channel, 'person') });
  afterEnding(() => server.close());
  const socket = new WebSocket(`ws://127.0.0.1:${server.port}/engine`, {
    origin: `http://127.0.0.1:${server.port}`,
    headers: { cookie: `dynodeck-${server.port}=${new URL(server.url).searchParams.get('token')}` },
  });
  await once(socket, 'open');
  const client = webSocketClient(socket);
  return { client, pause: () => socket.pause(), resume: () => socket.resume() };
}

function overMessagePort(engine: Engine): Promise<SlowClient> {
  const { port1, port2 } = new MessageChannel();
  engine.connect(messagePortChannel(asMainPort(port1)), 'person');
  let listener: (message: Message) => void = () => {};
  const receive = (message: Message): void => listener(message);
  const channel: Channel = {
    send: (message) => port2.postMessage(message),
    onMessage: (hear) => {
      listener = hear;
      port2.on('message', receive);
    },
    onClose: (hear) => void port2.on('close', hear),
    close: () => port2.close(),
  };
  const resume = (): void => {
    for (let next = receiveMessageOnPort(port2); next !== undefined; next = receiveMessageOnPort(port2)) receive(next.message as Message);
    port2.on('message', receive);
  };
  return Promise.resolve({ client: createClient(channel), pause: () => void port2.off('message', receive), resume });
}

function asMainPort(port: MessagePort): MainPort {
  return {
    on: (event: string, listener: (event?: { data: unknown }) => void) =>
      event === 'message' ? port.on('message', (data: unknown) => listener({ data })) : port.on(event, () => listener()),
    postMessage: (message) => port.postMessage(message),
    start: () => port.start(),
    close: () => port.close(),
  } as MainPort;
}

const endings: (() => Promise<void> | undefined)[] = [];
function afterEnding(end: () => Promise<void> | undefined): void {
  endings.push(end);
}
afterEach(async () => {
  for (const end of endings.splice(0)) await end();
});

/** An engine whose one app has printed all its lines. */
async function printedAll(warn: (sentence: string) => void): Promise<{ engine: Engine; app: string; here: Client }> {
  const engine = makeEngine({ warn });
  const here = connectHere(engine);
  const folder = await makeFolder({ Procfile: `many: node ${join(PROGRAMS, 'lines.mjs')} ${LINES}; echo all printed; exec sleep 1000\n` });
  const { id } = await here.request('app.open', { folder });
  await here.request('app.trust', { app: id });
  const printed = new Promise<void>((resolve) => here.on('log.grew', () => resolve()));
  await here.request('log.open', { app: id, view: here.newView(), filter: { ...OWN_LINES, text: 'all printed' } });
  await here.request('dynos.start', { app: id, target: null });
  await printed;
  return { engine, app: id, here };
}

function engineClosed(client: Client): Promise<void> {
  return new Promise((resolve) => client.on('engine.closed', () => resolve()));
}

/** All rows that a view still has, page by page. */
async function readAll(client: Client, view: number): Promise<LogRow[]> {
  const all: LogRow[] = [];
  for (;;) {
    const { rows } = await client.request('log.rows', { view, from: all.length, count: MAX_LOG_ROWS });
    if (rows.length === 0) return all;
    all.push(...rows);
  }
}

describe.each([
  ['a local socket', overSocket],
  ['a WebSocket', overWebSocket],
  ['a MessagePort', overMessagePort],
])('An engine that ends, with a client over %s', (_name, transport) => {
  test('stays until a reader who was slow has everything', async () => {
    const warnings: string[] = [];
    const { engine, app, here } = await printedAll((sentence) => warnings.push(sentence));
    const { client, pause, resume } = await transport(engine);
    const view = client.newView();
    await client.request('log.open', { app, view, filter: OWN_LINES });
    const told = engineClosed(client);
    const toldHere = engineClosed(here);
    pause();
    // Asked before the end; the answer waits on the way.
    const asked = client.request('log.rows', { view, from: 0, count: MAX_LOG_ROWS });
    const closing = engine.close();
    await toldHere;
    here.close();
    resume();
    expect((await asked).rows).toHaveLength(MAX_LOG_ROWS);
    await told;
    const rows = await readAll(client, view);
    expect(rows).toHaveLength(LINES + 1);
    client.close();
    await closing;
    expect(warnings).toEqual([]);
  });

  test('does not stay for one who reads no more, and says so', async () => {
    const warnings: string[] = [];
    const { engine, app } = await printedAll((sentence) => warnings.push(sentence));
    const { client, pause, resume } = await transport(engine);
    onTestFinished(() => {
      resume();
      client.close();
    });
    const view = client.newView();
    await client.request('log.open', { app, view, filter: OWN_LINES });
    pause();
    const begun = performance.now();
    await engine.close();
    expect(performance.now() - begun).toBeGreaterThan(QUIET_MS);
    expect(warnings).toEqual([
      '1 client has not taken all that it was to get within 2 seconds: the connection is cut.',
    ]);
  });
});
