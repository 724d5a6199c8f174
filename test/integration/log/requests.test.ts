import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { ALL_LINES, makeEngine, makeFolder, type OpenedApp, openFolder } from '../engine/harness.ts';
import { eventually } from '../process/running-dyno.ts';
import { startRsyslog, until } from './sinks.ts';
import { freeBlock } from '../../tools/free-block.ts';

async function stateFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'dynodeck-state-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Opens the folder in a new engine, prints a line and closes it. */
async function runOnce(folder: string, state: string, text: string): Promise<void> {
  const engine = makeEngine({ stateFolder: state });
  const app = await openFolder(engine, folder);
  engine.app(app.id).logplex.api(text);
  await engine.close();
}

/** All rows of a view of an earlier run, once `count` are there. */
async function textsOfRun(app: OpenedApp, run: string, count: number): Promise<string[]> {
  const view = app.client.newView();
  await app.client.request('log.openRun', { app: app.id, run, view, filter: ALL_LINES });
  for (;;) {
    const { rows } = await app.client.request('log.rows', { view, from: 0, count: 1000 });
    if (rows.length >= count) {
      await app.client.request('log.close', { view });
      return rows.map(({ text }) => text);
    }
    await setTimeout(5);
  }
}

test('earlier runs of an app are listed and opened like the live log', async () => {
  const folder = await makeFolder({ Procfile: 'a: true\n' });
  const state = await stateFolder();
  for (const text of ['first run', 'second run']) await runOnce(folder, state, text);
  const app = await openFolder(makeEngine({ stateFolder: state }), folder);
  const runs = await app.client.request('log.runs', { app: app.id });
  expect(runs.map(({ lines }) => lines)).toEqual([1, 1]);
  expect(await textsOfRun(app, runs[0]?.run ?? '', 1)).toEqual(['second run']);
  expect(await textsOfRun(app, runs[1]?.run ?? '', 1)).toEqual(['first run']);
  const view = app.client.newView();
  const open = (run: string, text = ''): Promise<unknown> =>
    app.client.request('log.openRun', { app: app.id, run, view, filter: { dynos: [], text, isRegex: true } });
  await expect(open('../../etc')).rejects.toThrow(/not on disk/);
  await expect(open(runs[0]?.run ?? '', '(')).rejects.toThrow(/not closed/);
  await open(runs[0]?.run ?? '', 'second');
  const context = { app: app.id, run: runs[0]?.run ?? '', line: 0, before: 5, after: 5 };
  await eventually(async () => (await app.client.request('log.context', context)).rows.length === 1);
  await app.client.request('log.close', { view });
  await expect(app.client.request('log.context', context)).rejects.toThrow(/not on disk/);
});

test('the copy on disk is switched off and on, remembered, and cleared', async () => {
  const folder = await makeFolder({ Procfile: 'a: true\n' });
  const state = await stateFolder();
  await runOnce(folder, state, 'copied');
  const engine = makeEngine({ stateFolder: state });
  const app = await openFolder(engine, folder);
  const { client, id } = app;
  expect(await client.request('log.copy', { app: id })).toMatchObject({ available: true, enabled: true });
  expect(await client.request('log.configureCopy', { app: id, enabled: false })).toMatchObject({ enabled: false });
  await engine.close();
  await runOnce(folder, state, 'not copied');
  const again = await openFolder(makeEngine({ stateFolder: state }), folder);
  const runs = await again.client.request('log.runs', { app: again.id });
  expect(runs.map(({ lines }) => lines)).toEqual([1]);
  expect(await again.client.request('log.configureCopy', { app: again.id, enabled: true, clear: true })).toEqual({
    available: true,
    enabled: true,
    bytes: 0,
  });
  expect(await again.client.request('log.runs', { app: again.id })).toEqual([]);
});

test('without a folder for state there is no copy, and all else works', async () => {
  const app = await openFolder(makeEngine({ stateFolder: null }), await makeFolder({ Procfile: 'a: true\n' }));
  expect(await app.client.request('log.copy', { app: app.id })).toEqual({ available: false, enabled: false, bytes: 0 });
  expect(await app.client.request('log.runs', { app: app.id })).toEqual([]);
  await expect(app.client.request('log.configureCopy', { app: app.id, enabled: true })).rejects.toThrow(/no folder/);
  await app.client.request('log.clear', { app: app.id });
});

test('a view is searched, marked, asked by time, cleared and exported by requests', async () => {
  const engine = makeEngine({ stateFolder: await stateFolder() });
  const app = await openFolder(engine, await makeFolder({ Procfile: 'a: true\n' }));
  const { client, id } = app;
  const { logplex } = engine.app(id);
  for (const text of ['one', '[error] two', 'three']) logplex.api(text);
  const view = client.newView();
  const grew: number[] = [];
  client.on('log.grew', (event) => {
    if (event.view === view) grew.push(event.end - event.first);
  });
  await client.request('log.open', { app: id, view, filter: { dynos: [], text: 'e' } });
  const found = await client.request('log.find', { view, pattern: 'T', from: 0, direction: 'next' });
  expect(found).toEqual({ index: 1, total: 2, ordinal: 1, complete: true });
  expect(await client.request('log.marks', { view, buckets: 3 })).toEqual({ error: [1], restart: [], release: [] });
  const { rows } = await client.request('log.context', { app: id, line: 1, before: 1, after: 0 });
  expect(rows.map(({ text, level }) => [text, level])).toEqual([['one', null], ['[error] two', 'error']]);
  expect(await client.request('log.at', { view, time: (rows[1]?.time ?? 0) + 0.1 })).toEqual({ index: 1 });
  const { text, next } = await client.request('log.export', { view, format: 'text' });
  expect(text.split('\n').map((line) => line.slice(33))).toEqual(['app[api]: one', 'app[api]: [error] two', 'app[api]: three', '']);
  expect(next).toBeNull();
  await expect(client.request('log.filter', { view, filter: { dynos: [], text: 'a{3,1}', isRegex: true } })).rejects.toThrow(/wrong way round/);
  await client.request('log.clear', { app: id });
  await until(() => grew.at(-1) === 0);
});

test('drains are remembered with the app, by its owner alone', async () => {
  const port = await freeBlock();
  const rsyslog = await startRsyslog(port);
  const folder = await makeFolder({ Procfile: 'a: true\n' });
  const state = await stateFolder();
  const engine = makeEngine({ stateFolder: state });
  const app = await openFolder(engine, folder);
  engine.app(app.id).logplex.api('before it was added');
  await app.client.request('drains.add', { app: app.id, url: `syslog://127.0.0.1:${port}` });
  engine.app(app.id).logplex.api('last words');
  await engine.close();
  const settings = join(state, 'logs', app.id, 'settings.json');
  expect(((await stat(settings)).mode & 0o777).toString(8)).toBe('600');
  expect(await readFile(settings, 'utf8')).toContain(`syslog://127.0.0.1:${port}`);
  await runOnce(folder, state, 'second run');
  await until(() => rsyslog.received().length === 2);
  expect(rsyslog.received().map((line) => line.split('|').at(-1))).toEqual(['last words', 'second run']);
});
