import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ActivityEntry } from '../../../shared/app/activity.ts';
import { makeEngine, makeFolder, openApp, openFolder, type OpenedApp, startAll } from './harness.ts';
import { freeBlock } from '../../tools/free-block.ts';

const WEB = `web: exec node -e "require('http').createServer((q,r)=>r.end()).listen(process.env.PORT)"\n`;
const SLEEPER = 'worker: exec sleep 1000\n';

async function open(files: Record<string, string>, restartDelaysMs: number[] = [60_000]): Promise<OpenedApp> {
  return openApp(files, { open: { port: await freeBlock() }, engine: { timing: { restartDelaysMs } } });
}

async function entries({ client, id }: OpenedApp): Promise<ActivityEntry[]> {
  return (await client.request('activity.list', { app: id })).entries;
}

/** Resolves with what was told up to the first entry with such words. */
function told({ client }: OpenedApp, words: string): Promise<ActivityEntry[]> {
  const all: ActivityEntry[] = [];
  return new Promise((resolve) => {
    const off = client.on('activity.happened', ({ entries }) => {
      all.push(...entries);
      if (!all.some(({ text }) => text.includes(words))) return;
      off();
      resolve(all);
    });
  });
}

test('starts, stops, scaling, edits and one-off dynos are told in order, each with its place in the log', async () => {
  const app = await open({ Procfile: SLEEPER });
  const edited = told(app, 'Procfile was edited');
  await startAll(app);
  await app.untilState('worker.1', 'up');
  const changes = [{ type: 'worker', operator: '=' as const, quantity: 2 }];
  await app.client.request('formation.scale', { app: app.id, changes });
  await app.untilState('worker.2', 'up');
  await writeFile(join(app.snapshot.folder, 'Procfile'), `${SLEEPER}clock: exec sleep 1000\n`);
  await edited;
  const { dyno } = await app.client.request('run.start', { app: app.id, command: 'exit 3', columns: 80, rows: 24 });
  await app.untilState(dyno, 'complete');
  await app.client.request('dynos.stop', { app: app.id, target: 'worker.2' });
  const all = await entries(app);
  const texts = all.filter(({ kind }) => kind !== 'release').map(({ text }) => text);
  expect(texts.filter((text) => !text.includes('clock.1'))).toEqual([
    'worker.1 was started',
    'worker.1 is up',
    expect.stringContaining('Scaled to worker@2'),
    'worker.2 was started',
    'worker.2 is up',
    'Procfile was edited: clock added',
    `${dyno} started: exit 3`,
    `${dyno} ended with status 3`,
    'worker.2 was stopped',
  ]);
  const stopped = all.at(-1)!;
  const { rows } = await app.client.request('log.context', { app: app.id, line: stopped.line!, before: 2, after: 0 });
  expect(rows.map(({ dyno, text }) => `${dyno} ${text}`)).toContain('worker.2 State changed from up to down');
});

test('a crash that is over within a moment is told, with its restart', async () => {
  const app = await open({ Procfile: 'worker: exit 7\n' }, [0, 60_000]);
  const seen = told(app, 'restarted after a crash');
  await startAll(app);
  const texts = (await seen).map(({ text }) => text);
  expect(texts).toContain('worker.1 crashed with status 7');
  expect(texts).toContain('worker.1 was restarted after a crash');
});

test('sleeping, maintenance and a busy port are told as what they are', async () => {
  const app = await open({ Procfile: WEB });
  await startAll(app);
  await app.untilState('web.1', 'up');
  await app.client.request('platform.sleep', { app: app.id });
  await app.client.request('platform.wake', { app: app.id });
  await app.client.request('router.configure', { app: app.id, maintenance: true });
  const port = app.dyno('web.1')!.port!;
  const other = await openApp({ Procfile: WEB }, { open: { port } });
  const conflict = told(other, 'did not start');
  await app.untilState('web.1', 'up');
  await startAll(other);
  expect((await conflict).at(-1)).toMatchObject({ kind: 'port', dyno: 'web.1', tone: 'error' });
  const kinds = (await entries(app)).filter(({ kind }) => kind === 'sleep' || kind === 'maintenance');
  expect(kinds.map(({ text }) => text)).toEqual(['web.1 fell asleep', 'web.1 was woken', 'Maintenance mode is on']);
});

/** Listens after $WAIT milliseconds. */
const LATE = `web: exec node -e "setTimeout(()=>require('http').createServer().listen(process.env.PORT), +process.env.WAIT)"\n`;

test('start-up times are kept between runs, and a start that took longer is told', async () => {
  const stateFolder = await makeFolder({});
  const folder = await makeFolder({ Procfile: LATE, '.env': 'WAIT=0\n' });
  const options = { open: { port: await freeBlock() } };
  const first = await openFolder(makeEngine({ stateFolder }), folder, options);
  await startAll(first);
  const took: number[] = [];
  for (const restarts of [0, 1, 2]) {
    await first.until(({ dynos }) => dynos[0]?.state === 'up' && dynos[0].restarts === restarts);
    const { startUps } = await first.client.request('activity.list', { app: first.id });
    expect(startUps).toMatchObject({ 'web.1': { isSlower: false } });
    took.push(startUps['web.1']!.took);
    if (restarts < 2) await first.client.request('dynos.restart', { app: first.id, target: null });
  }
  await first.engine.close();

  // Slower than usual on a machine of any speed.
  await writeFile(join(folder, '.env'), `WAIT=${Math.ceil(2 * Math.max(...took)) + 1_000}\n`);
  const second = await openFolder(makeEngine({ stateFolder }), folder, options);
  const slower = told(second, 'slower than usual');
  await startAll(second);
  expect((await slower).at(-1)).toMatchObject({ kind: 'start', dyno: 'web.1', tone: 'warning' });
});
