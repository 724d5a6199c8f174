import { randomInt } from 'node:crypto';
import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { DynodeckError } from '../../../shared/contract/failure.ts';
import {
  connect,
  makeEngine,
  makeFolder,
  type OpenedApp,
  openFolder,
  PROGRAMS,
  processesWith,
  startAll,
} from './harness.ts';
import { makeStateFolder } from './killable-engine.ts';

const SHORT_LIVED = `exec sh ${join(PROGRAMS, 'short-lived.sh')}`;
/** How many actions are taken, one every few milliseconds. */
const ACTIONS = 400;
const TYPES = ['web', 'worker', 'clock'];
const PROCFILES = [TYPES, ['web', 'clock'], ['worker', 'clock', 'extra'], TYPES.toReversed()].map((types) =>
  types.map((type) => `${type}: ${SHORT_LIVED}\n`).join(''),
);

/** Rejections that nobody handles end the engine in production. */
function watchUnhandled(): unknown[] {
  const unhandled: unknown[] = [];
  const listener = (reason: unknown): void => void unhandled.push(reason);
  process.on('unhandledRejection', listener);
  process.on('uncaughtException', listener);
  onTestFinished(() => {
    process.off('unhandledRejection', listener);
    process.off('uncaughtException', listener);
  });
  return unhandled;
}

const pick = <T>(choices: readonly T[]): T => choices[randomInt(choices.length)]!;

/** One thing a user, an editor or another client might do at any moment. */
async function act(app: OpenedApp): Promise<unknown> {
  const target = pick([null, ...TYPES, 'extra', 'web.1', 'worker.2', ...app.snapshot.dynos.map(({ name }) => name)]);
  const { client, id } = app;
  switch (randomInt(12)) {
    case 0:
    case 1:
      return client.request('dynos.start', { app: id, target });
    case 2:
      return client.request('dynos.stop', { app: id, target });
    case 3:
    case 4:
      return client.request('dynos.restart', { app: id, target });
    case 5:
      return client.request('dynos.kill', { app: id, target });
    case 6: {
      const change = { type: pick(TYPES), operator: pick(['=', '+', '-'] as const), quantity: randomInt(4) };
      return client.request('formation.scale', { app: id, changes: [change] });
    }
    case 7:
      return writeFile(join(app.snapshot.folder, 'Procfile'), pick(PROCFILES));
    case 8:
      return writeFile(join(app.snapshot.folder, '.env'), `NUMBER=${randomInt(3)}\n`);
    case 9:
      return client.request('run.start', { app: id, command: SHORT_LIVED, columns: 80, rows: 24 });
    case 10: {
      const oneOff = app.snapshot.dynos.find(({ kind }) => kind === 'one-off');
      return oneOff && client.request('run.close', { app: id, dyno: oneOff.name });
    }
    default: {
      const onExit = { worker: pick(['restart', 'leave', 'stop'] as const) };
      return client.request('app.configure', { app: id, onExit });
    }
  }
}

describe('Whatever is done to an app at random', () => {
  test.each([1, 2, 3])('what is asked for holds in the end, and nothing is left (%i)', async () => {
    const unhandled = watchUnhandled();
    const mark = `DYNODECK_STRESS=${Math.random()}`;
    const state = await makeStateFolder();
    const engine = makeEngine({
      stateFolder: state,
      timing: { shutdownGraceMs: 200, bootTimeoutMs: 300, restartDelaysMs: [0, 5, 20] },
      shellEnvironment: { PATH: process.env['PATH'], STRESS: mark },
    });
    const app = await openFolder(engine, await makeFolder({ Procfile: PROCFILES[0]!, '.env': '' }));
    const answers: Promise<unknown>[] = [];
    for (let count = 0; count < ACTIONS; count++) {
      // A dyno or type may have gone by the time it is named; anything else is a fault.
      answers.push(
        act(app).catch((error: unknown) => {
          if (!(error instanceof DynodeckError) || error.code === 'internal') throw error;
        }),
      );
      await delay(randomInt(8));
    }
    await app.client.request('dynos.stop', { app: app.id, target: null });
    for (const { name, kind } of app.engine.app(app.id).dynos) {
      if (kind === 'one-off') answers.push(app.client.request('run.close', { app: app.id, dyno: name }).catch(() => null));
    }
    await Promise.all(answers);
    await app.until(({ dynos }) => dynos.every(({ state, pid, shutdown }) => state === 'down' && pid === null && shutdown === null));
    expect(await processesWith(mark)).toEqual([]);

    await rm(join(app.snapshot.folder, '.env'));
    await writeFile(join(app.snapshot.folder, 'Procfile'), 'worker: exec sleep 1000\nclock: exec sleep 1000\n');
    await app.until(({ processTypes }) => processTypes.length === 2 && processTypes.every(({ command }) => command.includes('1000')));
    await app.client.request('app.configure', { app: app.id, onExit: {} });
    await startAll(app);
    await app.until(({ dynos }) => dynos.every(({ state }) => state === 'up'));
    const wanted = app.snapshot.processTypes.reduce((sum, { quantity }) => sum + quantity, 0);
    await app.until(({ dynos }) => dynos.length === wanted);

    await app.client.request('app.close', { app: app.id });
    expect(await processesWith(mark)).toEqual([]);
    expect(engine.apps).toHaveLength(0);
    await engine.close();
    expect(await readdir(join(state, 'engines'))).toEqual([]);
    expect(unhandled).toEqual([]);
  });
});

describe('Closing', () => {
  test('an app while dynos start, stop and one-offs run leaves nothing', async () => {
    const unhandled = watchUnhandled();
    const mark = `DYNODECK_STRESS=${Math.random()}`;
    const engine = makeEngine({ timing: { shutdownGraceMs: 300 }, shellEnvironment: { PATH: process.env['PATH'], STRESS: mark } });
    const folder = await makeFolder({ Procfile: PROCFILES[0]! });
    for (let round = 0; round < 10; round++) {
      const app = await openFolder(engine, folder);
      await startAll(app);
      await app.client.request('run.start', { app: app.id, command: 'bash', columns: 80, rows: 24 });
      await app.client.request('dynos.restart', { app: app.id, target: null });
      const closing = [app.client.request('app.close', { app: app.id }), app.client.request('app.close', { app: app.id })];
      await expect(app.client.request('dynos.start', { app: app.id, target: null })).rejects.toMatchObject({ code: 'closed' });
      await Promise.all(closing);
      expect(await processesWith(mark)).toEqual([]);
    }
    expect(unhandled).toEqual([]);
  });

  test('says so in its snapshot, and whoever opens the folder meanwhile gets it anew', async () => {
    const engine = makeEngine({ timing: { shutdownGraceMs: 500 } });
    const folder = await makeFolder({ Procfile: `worker: trap '' TERM; echo ready; while :; do sleep 0.1; done\n` });
    const app = await openFolder(engine, folder);
    await startAll(app);
    await app.line('app[worker.1]: ready');
    const events: string[] = [];
    const observer = connect(engine);
    observer.on('app.closed', () => events.push('closed'));
    observer.on('app.changed', ({ closing }) => events.push(closing ? 'closing' : 'open'));
    const closing = app.client.request('app.close', { app: app.id });
    await app.until(({ closing }) => closing);
    const again = await openFolder(engine, folder);
    await closing;
    expect(again.snapshot).toMatchObject({ closing: false, dynos: [{ state: 'down', pid: null }] });
    const shown = events.filter((event, index) => event !== events[index - 1]);
    expect(shown).toEqual(['closing', 'closed', 'open']);
  });

  test('an engine whose app is being opened leaves nothing open', async () => {
    const engine = makeEngine();
    const opening = engine.openApp({ folder: await makeFolder({ Procfile: PROCFILES[0]! }) });
    const refused = opening.catch((error: unknown) => error);
    await engine.close();
    expect(await refused).toMatchObject({ code: 'closed' });
    expect(engine.apps).toHaveLength(0);
    await expect(engine.openApp({ folder: '/' })).rejects.toMatchObject({ code: 'closed' });
  });
});

describe('Scaling down', () => {
  test('a dyno that is scaled away is not brought back by a restart of all', async () => {
    const app = await openFolder(makeEngine(), await makeFolder({ Procfile: `worker: trap 'sleep 0.5; exit' TERM; echo ready; while :; do sleep 0.1; done\n` }));
    const scale = (quantity: number) =>
      app.client.request('formation.scale', { app: app.id, changes: [{ type: 'worker', operator: '=', quantity }] });
    await startAll(app);
    await scale(2);
    await app.until(({ dynos }) => dynos.length === 2 && dynos.every(({ state }) => state === 'up'));
    await app.line('app[worker.2]: ready');
    await scale(1);
    await expect(app.client.request('dynos.start', { app: app.id, target: 'worker.2' })).rejects.toMatchObject({ code: 'unknown-dyno' });
    await app.client.request('dynos.restart', { app: app.id, target: null });
    await app.until(({ dynos }) => dynos.length === 1);
    await app.untilState('worker.1', 'up');
  });
});

test('a hundred dynos start, run and stop', async () => {
  const mark = `DYNODECK_STRESS=${Math.random()}`;
  const engine = makeEngine({ shellEnvironment: { PATH: process.env['PATH'], STRESS: mark } });
  const app = await openFolder(engine, await makeFolder({ Procfile: 'worker: exec sleep 1000\n' }));
  await app.client.request('formation.scale', { app: app.id, changes: [{ type: 'worker', operator: '=', quantity: 100 }] });
  await startAll(app);
  await app.until(({ dynos }) => dynos.length === 100 && dynos.every(({ state }) => state === 'up'));
  await app.client.request('dynos.restart', { app: app.id, target: null });
  await app.until(({ dynos }) => dynos.every(({ state, restarts }) => state === 'up' && restarts === 1));
  await app.until(({ dynos }) => dynos.every(({ terminating }) => terminating === undefined));
  await app.client.request('dynos.stop', { app: app.id, target: null });
  await app.until(({ dynos }) => dynos.every(({ pid }) => pid === null));
  expect(await processesWith(mark)).toEqual([]);
});
