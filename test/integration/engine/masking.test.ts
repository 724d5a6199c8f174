import { readdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { joinHandlers } from '../../../electron/engine/api/handler.ts';
import { diagnosticsText } from '../../../electron/main/diagnostics/diagnostics.ts';
import type { Engine } from '../../../electron/engine/engine.ts';
import { PLAIN_RUN } from '../../../electron/engine/formation/local-options.ts';
import { type Client, createClient } from '../../../shared/contract/client.ts';
import { type EventName, type Method, requestSchemas } from '../../../shared/contract/contract.ts';
import type { Message } from '../../../shared/contract/wire.ts';
import type { LogRow } from '../../../shared/logs/log.ts';
import { freeBlock } from '../../tools/free-block.ts';
import { ALL_LINES, channelPair, makeEngine, makeFolder, openApp, OpenedApp } from './harness.ts';

/** Stands for a value that nobody outside may see. */
const SECRET = 'marked7secret7value';
const MASK = '••••••••';
const LAST_WORDS = 'no more';
const FILES = {
  Procfile: `worker: echo token $API_TOKEN; sleep 0.2; echo died of $API_TOKEN >&2; echo ${LAST_WORDS}; exit 9\n`,
  '.env': `API_TOKEN=${SECRET}\n`,
};

/** What clients are told without having asked. */
function eventsOf(app: OpenedApp): unknown[] {
  const heard: unknown[] = [];
  for (const event of ['app.changed', 'crash.told', 'activity.happened', 'releases.changed'] as const) {
    app.client.on(event, (data) => heard.push(data));
  }
  return heard;
}

/** Lets the dyno print its secret and die of it. */
async function crash(app: OpenedApp): Promise<void> {
  const lookedInto = new Promise<void>((resolve) => {
    app.client.on('crash.told', ({ crash: { changes } }) => changes !== null && resolve());
  });
  await app.client.request('dynos.start', { app: app.id, target: null });
  await lookedInto;
  await app.line(LAST_WORDS);
}

/** The answers that never hold a secret, whatever is switched on, by the road they take. */
async function maskedRoads(app: OpenedApp): Promise<Record<string, unknown>> {
  const { client, id } = app;
  const view = client.newView();
  await client.request('log.open', { app: id, view, filter: ALL_LINES });
  const exported = (format: 'text' | 'jsonl' | 'html') => client.request('log.export', { view, format, masked: true });
  const [snapshot] = await client.request('apps.list', {});
  return {
    'log.export text': await exported('text'),
    'log.export jsonl': await exported('jsonl'),
    'log.export html': await exported('html'),
    'crash.bundle': await client.request('crash.bundle', { app: id, dyno: 'worker.1' }),
    'crash.list': await client.request('crash.list', { app: id }),
    'activity.list': await client.request('activity.list', { app: id }),
    'apps.list': snapshot,
    'config.list': await client.request('config.list', { app: id, reveal: [] }),
    'releases.list': await client.request('releases.list', { app: id, count: 10 }),
    'requests.list': await client.request('requests.list', { app: id, after: 0, count: 10 }),
    'metrics.history': await client.request('metrics.history', { app: id }),
    diagnostics: diagnosticsText({
      versions: [],
      platform: 'test',
      session: null,
      displays: [],
      zoom: 1,
      gpu: {},
      settings: {},
      apps: snapshot === undefined ? null : [snapshot],
      logs: { 'the engine log': [`API_TOKEN=${SECRET}`] },
      home: '/home/somebody',
    }),
  };
}

/** The roads by which this text leaves. */
function roadsOf(text: string, roads: Record<string, unknown>): string[] {
  return Object.keys(roads).filter((road) => JSON.stringify(roads[road]).includes(text));
}

test('No secret that a dyno prints leaves by an export, a crash, an answer, an event or the diagnostics', async () => {
  const app = await openApp(FILES, { run: { onExit: 'leave' } });
  const events = eventsOf(app);
  await crash(app);
  // The program has printed it: a test whose secret is nowhere would show nothing.
  await app.line(`token ${SECRET}`);
  const roads = await maskedRoads(app);
  expect(roadsOf(SECRET, { ...roads, events })).toEqual([]);
  const printed = ['log.export text', 'log.export jsonl', 'log.export html', 'crash.bundle', 'crash.list'];
  expect(roadsOf(MASK, roads)).toEqual(printed);
});

/** What an answer or an event may hold of an app whose logs are masked. */
type Way =
  /** Numbers, names and sentences of the engine: nothing that the app's files or programs have said. */
  | 'no app text'
  /** Text of the app, in which secrets are masked; here a mask must be seen in it. */
  | 'masked'
  /** Text of the app, which holds neither secret nor mask here. */
  | 'clean'
  /** What somebody asks to be shown, as it is: config vars by name, a release's, requests that came in. */
  | 'shown'
  /** Command lines of an app that nothing has open, whose config vars are not known. */
  | 'of no open app';

const ANSWERS: Record<Method, Way> = {
  'engine.info': 'no app text',
  'engine.killAll': 'no app text',
  'engine.leave': 'no app text',
  'apps.list': 'masked',
  'apps.recent': 'no app text',
  'apps.forget': 'no app text',
  'folders.list': 'no app text',
  'app.open': 'masked',
  'app.openSample': 'no app text',
  'app.close': 'no app text',
  'app.trust': 'no app text',
  'app.configure': 'no app text',
  'dynos.start': 'no app text',
  'dynos.stop': 'no app text',
  'dynos.restart': 'no app text',
  'dynos.restartStale': 'no app text',
  'dynos.kill': 'no app text',
  'formation.scale': 'no app text',
  'orphans.list': 'of no open app',
  'orphans.stop': 'of no open app',
  'orphans.ignore': 'of no open app',
  'run.start': 'no app text',
  'run.close': 'no app text',
  'terminal.open': 'no app text',
  'terminal.resize': 'no app text',
  'terminal.ack': 'no app text',
  'terminal.close': 'no app text',
  'terminal.record': 'no app text',
  'terminal.recording': 'masked',
  'log.open': 'no app text',
  'log.filter': 'no app text',
  'log.rows': 'masked',
  'log.close': 'no app text',
  'log.find': 'no app text',
  'log.context': 'masked',
  'log.at': 'no app text',
  'log.marks': 'no app text',
  'log.clear': 'no app text',
  'log.export': 'masked',
  'log.runs': 'no app text',
  'log.openRun': 'no app text',
  'log.copy': 'no app text',
  'log.configureCopy': 'no app text',
  'drains.list': 'no app text',
  'drains.add': 'no app text',
  'drains.remove': 'no app text',
  'router.configure': 'no app text',
  'requests.list': 'shown',
  'requests.show': 'shown',
  'requests.figures': 'no app text',
  'requests.clear': 'no app text',
  'config.list': 'shown',
  'config.set': 'clean',
  'releases.list': 'clean',
  'releases.info': 'shown',
  'releases.output': 'masked',
  'releases.deploy': 'clean',
  'releases.rollback': 'clean',
  'releases.retry': 'clean',
  'platform.configure': 'no app text',
  'platform.cycle': 'no app text',
  'platform.sleep': 'no app text',
  'platform.wake': 'no app text',
  'metrics.history': 'clean',
  'setup.apply': 'no app text',
  'setup.postdeploy': 'no app text',
  'setup.dismiss': 'no app text',
  'setup.writeProcfile': 'no app text',
  'activity.list': 'masked',
  'crash.list': 'masked',
  'crash.bundle': 'masked',
};

const EVENTS: Record<EventName, Way> = {
  'app.changed': 'masked',
  'app.closed': 'no app text',
  notice: 'no app text',
  'orphans.found': 'of no open app',
  'engine.closing': 'no app text',
  'engine.closed': 'no app text',
  'log.grew': 'no app text',
  'terminal.reset': 'no app text',
  'terminal.resized': 'no app text',
  'requests.grew': 'no app text',
  'requests.cleared': 'no app text',
  'releases.changed': 'clean',
  'metrics.sampled': 'clean',
  'activity.happened': 'masked',
  'crash.told': 'masked',
};

/** Ways that a test has to take to know what leaves by them. */
const TAKEN: readonly Way[] = ['masked', 'clean', 'shown'];

/** All that an engine says to a client, by the request it answers or the event it tells. */
class Wiretap {
  readonly heard = new Map<string, string[]>();
  readonly #asked = new Map<number, string>();

  connect(engine: Engine): Client {
    const [ours, theirs] = channelPair();
    engine.connect(theirs, 'person');
    ours.onMessage((message) => this.#note(message));
    const client = createClient({
      ...ours,
      send: (message) => {
        if (message.kind === 'request') this.#asked.set(message.id, message.method);
        ours.send(message);
      },
    });
    onTestFinished(() => client.close());
    return client;
  }

  /** By which ways this text has left. */
  waysOf(text: string): string[] {
    return [...this.heard].flatMap(([way, said]) => (said.some((each) => each.includes(text)) ? [way] : [])).toSorted();
  }

  #note(message: Message): void {
    if (message.kind === 'bytes' || message.kind === 'request') return;
    const way = message.kind === 'event' ? message.event : (this.#asked.get(message.id) ?? '');
    this.heard.set(way, [...(this.heard.get(way) ?? []), JSON.stringify(message)]);
  }
}

/** What is classified so. */
function waysThatAre(...ways: Way[]): string[] {
  const all = Object.entries({ ...ANSWERS, ...EVENTS });
  return all.flatMap(([name, way]) => (ways.includes(way) ? [name] : [])).toSorted();
}

/** Files of an app that says its secret wherever it can: in commands, by programs, in requests and in a release. */
const TALKATIVE = {
  Procfile: [
    `web: exec ${process.execPath} web.cjs`,
    `worker: echo token $API_TOKEN; sleep 0.2; echo died of $API_TOKEN >&2; echo ${LAST_WORDS}; exit 9`,
    `clock: echo literally ${SECRET}; exec sleep 1000`,
    `release: echo migrating with $API_TOKEN and ${SECRET}`,
    '',
  ].join('\n'),
  'web.cjs': `require('http').createServer((request, response) => {
    console.log('asked for', request.url);
    response.end(process.env.API_TOKEN);
  }).listen(process.env.PORT);`,
  '.env': `API_TOKEN=${SECRET}\n`,
  'app.json': JSON.stringify({ scripts: { postdeploy: `echo after ${SECRET}` } }),
};

/** Opens it, masks its logs before anything of it runs, and listens from then on. */
async function openTalkative(stateFolder: string): Promise<{ app: OpenedApp; wiretap: Wiretap }> {
  const engine = makeEngine({ stateFolder });
  const wiretap = new Wiretap();
  const client = wiretap.connect(engine);
  const [folder, port] = [await makeFolder(TALKATIVE), await freeBlock()];
  const app = new OpenedApp(client, engine, await engine.openApp({ folder, port }, { ...PLAIN_RUN, onExit: 'leave' }));
  await client.request('app.configure', { app: app.id, maskLogs: true });
  await client.request('router.configure', { app: app.id, port: port + 98 });
  await client.request('app.trust', { app: app.id });
  await client.request('apps.list', {});
  wiretap.heard.clear();
  return { app, wiretap };
}

/** A one-off dyno that is recorded from its first byte on, with a secret in its command line; what its terminal shows. */
async function recordOneOff(app: OpenedApp): Promise<string> {
  const { client, id } = app;
  const command = `echo recorded $API_TOKEN and ${SECRET}; exec sleep 1000`;
  const { dyno } = await client.request('run.start', { app: id, command, columns: 200, rows: 24, record: true });
  const terminal = await app.terminal(dyno, { columns: 200, rows: 24 });
  const shown = await terminal.until(/recorded \S+ and \S+\r/);
  await client.request('terminal.recording', { app: id, dyno, from: 0 });
  return shown;
}

/** A request with a secret in its path, and its line of the router. */
async function visit(app: OpenedApp): Promise<void> {
  const address = await app.until(({ router }) => router.state === 'listening');
  await fetch(`${address.router.addresses.find((each) => each.startsWith('http://localhost'))}/?key=${SECRET}`);
  await app.line('method=GET');
}

/** Asks for everything that holds text of the app. */
async function askForAll({ client, id }: OpenedApp): Promise<void> {
  const view = client.newView();
  await client.request('log.open', { app: id, view, filter: ALL_LINES });
  await client.request('log.rows', { view, from: 0, count: 1000 });
  await client.request('log.context', { app: id, run: null, line: 3, before: 500, after: 500 });
  for (const format of ['text', 'jsonl', 'html'] as const) await client.request('log.export', { view, format });
  for (const method of ['apps.list', 'activity.list', 'crash.list', 'metrics.history', 'releases.list'] as const) {
    await client.request(method, { app: id } as never);
  }
  await client.request('crash.bundle', { app: id, dyno: 'worker.1' });
  await client.request('config.list', { app: id, reveal: null });
  await client.request('releases.info', { app: id, version: 1 });
  await client.request('releases.output', { app: id, version: 1 });
  const { last } = await client.request('requests.list', { app: id, after: 0, count: 10 });
  await client.request('requests.show', { app: id, number: last });
}

/** Changes a config var, deploys, rolls back and tries again, and waits for the last release's command. */
async function makeReleases(app: OpenedApp): Promise<void> {
  const { client, id } = app;
  await client.request('config.set', { app: id, vars: [['OTHER_TOKEN', `${SECRET}-too`]] });
  await client.request('releases.deploy', { app: id });
  await client.request('releases.retry', { app: id, version: null });
  await app.until(({ releases }) => releases?.pending === null);
  const { version } = await client.request('releases.rollback', { app: id, version: 1 });
  await app.until(({ releases }) => releases?.current === version);
  await client.request('releases.output', { app: id, version });
}

/** What is on disk of the output of release commands. */
async function keptOutputs(state: string): Promise<string> {
  const files = (await readdir(state, { recursive: true })).filter((file) => file.endsWith('.output'));
  return (await Promise.all(files.map((file) => readFile(join(state, file), 'utf8')))).join('');
}

test('Where logs are masked no secret leaves by any answer or event, but where it is asked to be shown', async () => {
  expect(Object.keys(ANSWERS).toSorted()).toEqual(Object.keys(requestSchemas).toSorted());
  const state = await makeFolder({});
  const { app, wiretap } = await openTalkative(state);
  const drained = await drainOf(app);
  const sampled = new Promise((resolve) => app.client.on('metrics.sampled', resolve));
  await crash(app);
  await app.untilState('web.1', 'up');
  await sampled;
  expect(await recordOneOff(app)).toContain(`recorded ${SECRET} and ${SECRET}`);
  await visit(app);
  await askForAll(app);
  await makeReleases(app);
  await drained.until('Rollback to v1');
  await app.client.request('app.close', { app: app.id });
  await app.client.request('app.open', { folder: app.snapshot.folder });
  await copiedRows(app, LAST_WORDS);
  await app.client.request('releases.output', { app: app.id, version: 1 });
  expect(waysThatAre(...TAKEN).filter((way) => !wiretap.heard.has(way))).toEqual([]);
  expect(wiretap.waysOf(SECRET)).toEqual(waysThatAre('shown'));
  expect(waysThatAre('masked').filter((way) => !wiretap.waysOf(MASK).includes(way))).toEqual([]);
  expect(drained.text()).toContain(MASK);
  expect(drained.text()).not.toContain(SECRET);
  const kept = await keptOutputs(state);
  expect(kept).toContain(`migrating with ${MASK} and ${MASK}`);
  expect(kept).not.toContain(SECRET);
});

test('What was kept before the logs were masked leaves masked, too', async () => {
  const app = await openApp({ ...FILES, Procfile: `${FILES.Procfile}release: echo migrating with $API_TOKEN\n` });
  const { client, id } = app;
  const { dyno } = await client.request('run.start', { app: id, command: 'echo $API_TOKEN', columns: 80, rows: 24, record: true });
  await app.untilState(dyno, 'complete');
  await client.request('releases.deploy', { app: id });
  await app.until(({ releases }) => releases?.current === 1);
  const view = client.newView();
  await client.request('log.open', { app: id, view, filter: ALL_LINES });
  const exports = async () => ({
    'log.export': await client.request('log.export', { view, format: 'text' }),
    'releases.output': await client.request('releases.output', { app: id, version: 1 }),
    'terminal.recording': await client.request('terminal.recording', { app: id, dyno, from: 0 }),
  });
  const plain = await exports();
  expect(roadsOf(SECRET, plain)).toEqual(Object.keys(plain));
  await client.request('app.configure', { app: id, maskLogs: true });
  const masked = await exports();
  expect(roadsOf(SECRET, masked)).toEqual([]);
  expect(roadsOf(MASK, masked)).toEqual(Object.keys(masked));
});

test('Two handlers of one request are refused, in whatever order they are named', () => {
  const one = { 'log.export': () => 'masked' };
  const other = { 'log.export': () => 'plain' };
  expect(() => joinHandlers(one, other)).toThrow('Two handlers answer log.export.');
  expect(() => joinHandlers(other, one)).toThrow('Two handlers answer log.export.');
});

/** A drain's receiver, and what has come. */
async function drainOf(app: OpenedApp): Promise<{ text(): string; until(text: string): Promise<void> }> {
  let received = '';
  const waiting = new Set<() => void>();
  const server = createServer((socket) =>
    socket.on('data', (chunk) => {
      received += chunk.toString();
      for (const check of waiting) check();
    }),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  await app.client.request('drains.add', { app: app.id, url: `syslog://127.0.0.1:${port}` });
  return {
    text: () => received,
    until: (text) =>
      new Promise((resolve) => {
        const check = (): void => (received.includes(text) ? resolve() : undefined);
        waiting.add(check);
        check();
      }),
  };
}

/** The rows of the newest earlier run, as they are on disk, once the text is among them. */
async function copiedRows({ client, id }: OpenedApp, text: string): Promise<LogRow[]> {
  const [run] = await client.request('log.runs', { app: id });
  const view = client.newView();
  return new Promise((resolve, reject) => {
    const look = async (): Promise<void> => {
      const { rows } = await client.request('log.rows', { view, from: 0, count: 1000 });
      if (rows.some((row) => row.text.includes(text))) resolve(rows);
    };
    client.on('log.grew', (grew) => {
      if (grew.view === view) look().catch(reject);
    });
    const opened = client.request('log.openRun', { app: id, run: run?.run ?? '', view, filter: ALL_LINES });
    opened.then(look).catch(reject);
  });
}
