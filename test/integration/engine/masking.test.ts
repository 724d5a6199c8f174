import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { joinHandlers } from '../../../electron/engine/api/handler.ts';
import { diagnosticsText } from '../../../electron/main/diagnostics/diagnostics.ts';
import type { LogRow } from '../../../shared/logs/log.ts';
import { ALL_LINES, makeFolder, openApp, type OpenedApp } from './harness.ts';

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

test('Where logs are masked no secret leaves by the log, its copy on disk, a drain or a plain export either', async () => {
  const stateFolder = await makeFolder({});
  const app = await openApp(FILES, { run: { onExit: 'leave' }, engine: { stateFolder } });
  await app.client.request('app.configure', { app: app.id, maskLogs: true });
  const drained = await drainOf(app);
  const events = eventsOf(app);
  await crash(app);
  await drained.until(LAST_WORDS);
  const { client, id } = app;
  const view = client.newView();
  await client.request('log.open', { app: id, view, filter: ALL_LINES });
  const roads = {
    'log.rows': await client.request('log.rows', { view, from: 0, count: 1000 }),
    'log.context': await client.request('log.context', { app: id, run: null, line: 3, before: 100, after: 100 }),
    'log.export': await client.request('log.export', { view, format: 'text' }),
    drain: drained.text(),
  };
  expect(roadsOf(MASK, roads)).toEqual(Object.keys(roads));
  expect(roadsOf(SECRET, { ...(await maskedRoads(app)), ...roads, events })).toEqual([]);
  await client.request('app.close', { app: id });
  await client.request('app.open', { folder: app.snapshot.folder });
  const copy = JSON.stringify(await copiedRows(app, LAST_WORDS));
  expect(copy).toContain(MASK);
  expect(copy).not.toContain(SECRET);
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
