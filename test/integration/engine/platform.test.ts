import { describe, expect, test } from 'vitest';
import type { Request } from '../../../shared/contract/contract.ts';
import type { Sample } from '../../../shared/app/platform.ts';
import type { Timing } from '../../../electron/engine/dyno/timing.ts';
import { memorySettings, NO_SETTINGS } from '../../../electron/engine/storage/settings.ts';
import { makeEngine, makeFolder, openApp, type OpenedApp, openFolder, startAll } from './harness.ts';
import { freeBlock } from '../../tools/free-block.ts';

const WEB = `web: exec node -e "require('http').createServer((q,r)=>r.end(process.env.DYNO)).listen(process.env.PORT)"\n`;
const SLEEPER = 'worker: exec sleep 1000\n';
/** Takes this many mebibytes and keeps them. */
const hungry = (mebibytes: number): string =>
  `worker: exec node -e "globalThis.kept = Buffer.alloc(${mebibytes} * 1024 * 1024, 1); setInterval(() => kept.fill(2), 500)"\n`;
const FAST: Partial<Timing> = { sampleMs: 50, reportMs: 100, restartDelaysMs: [60_000] };

async function openFast(files: Record<string, string>, timing: Partial<Timing> = FAST): Promise<OpenedApp> {
  return openApp(files, { open: { port: await freeBlock() }, engine: { timing } });
}

function configure(app: OpenedApp, change: Omit<Request<'platform.configure'>, 'app'>): Promise<null> {
  return app.client.request('platform.configure', { app: app.id, ...change });
}

/** What the dyno manager said of a dyno, from this text on. */
async function managerLines(app: OpenedApp, dyno: string, from: string): Promise<string[]> {
  const rows = await app.lines({ dynos: [dyno], text: '', sources: ['heroku'] });
  const texts = rows.map(({ text }) => text);
  return texts.slice(texts.indexOf(from));
}

function nextSample(app: OpenedApp, isWanted: (sample: Sample) => boolean): Promise<Sample> {
  return new Promise((resolve) => {
    const off = app.client.on('metrics.sampled', ({ sample }) => {
      if (!isWanted(sample)) return;
      off();
      resolve(sample);
    });
  });
}

describe('Sleeping', () => {
  test('a web dyno that is put to sleep ends as on Heroku, and is woken', async () => {
    const app = await openFast({ Procfile: WEB + SLEEPER });
    await startAll(app);
    await app.untilState('web.1', 'up');
    await app.client.request('platform.sleep', { app: app.id });
    await app.until(() => app.dyno('web.1')?.state === 'idle' && app.dyno('web.1')?.pid === null);
    expect(await managerLines(app, 'web.1', 'Idling')).toEqual([
      'Idling',
      'State changed from up to down',
      'Stopping all processes with SIGTERM',
      'Process exited with status 143',
    ]);
    expect(app.dyno('worker.1')?.state).toBe('up');
    await app.client.request('platform.wake', { app: app.id });
    await app.untilState('web.1', 'up');
    expect((await managerLines(app, 'web.1', 'Unidling')).slice(0, 2)).toEqual(['Unidling', 'State changed from down to starting']);
  });

  test('it falls asleep by itself after the time its owner chose, and stays so until something is asked', async () => {
    const app = await openFast({ Procfile: WEB });
    await configure(app, { sleepAfter: 0.05 });
    await startAll(app);
    await app.untilState('web.1', 'up');
    const { since } = app.dyno('web.1')!;
    await app.untilState('web.1', 'idle');
    expect(app.dyno('web.1')!.since - since).toBeGreaterThanOrEqual(3_000);
    await app.client.request('dynos.start', { app: app.id, target: 'web.1' });
    await app.untilState('web.1', 'up');
  });

  test('a request wakes it, waits at the router meanwhile, and is answered', async () => {
    const app = await openFast({ Procfile: WEB });
    await app.client.request('formation.scale', { app: app.id, changes: [{ type: 'web', operator: '=', quantity: 2 }] });
    await startAll(app);
    await app.until(({ dynos }) => dynos.length === 2 && dynos.every(({ state }) => state === 'up'));
    await app.client.request('platform.sleep', { app: app.id });
    await app.until(({ dynos, router }) => dynos.every(({ pid }) => pid === null) && router.addresses.length > 0);
    const address = app.snapshot.router.addresses.find((one) => one.includes('//localhost:'))!;
    const responses = await Promise.all([fetch(address), fetch(address), fetch(address)]);
    expect(responses.map(({ status }) => status)).toEqual([200, 200, 200]);
    await app.until(({ dynos }) => dynos.every(({ state }) => state === 'up'));
    for (const dyno of ['web.1', 'web.2']) {
      const woken = (await managerLines(app, dyno, 'Unidling')).slice(0, 2);
      expect(woken).toEqual(['Unidling', 'State changed from down to starting']);
    }
  });

  test('where no web dyno runs none can sleep, and one that was stopped is not woken', async () => {
    const app = await openFast({ Procfile: WEB });
    await expect(app.client.request('platform.sleep', { app: app.id })).rejects.toMatchObject({ code: 'unknown-dyno' });
    await app.client.request('platform.wake', { app: app.id });
    expect(app.dyno('web.1')?.state).toBe('down');
  });
});

describe('Cycling', () => {
  test('a dyno that has run for its day is restarted in Heroku’s words, again and again', async () => {
    const app = await openFast({ Procfile: SLEEPER }, { ...FAST, cycleAfterMs: 200, cycleSpreadMs: 100 });
    await startAll(app);
    await app.untilState('worker.1', 'up');
    await configure(app, { cycling: true });
    await app.until(() => (app.dyno('worker.1')?.restarts ?? 0) >= 2);
    expect((await managerLines(app, 'worker.1', 'Cycling')).slice(0, 3)).toEqual([
      'Cycling',
      'State changed from up to starting',
      'Stopping all processes with SIGTERM',
    ]);
  });

  test('it can be had now for one process type, and what does not run stays down', async () => {
    const app = await openFast({ Procfile: `${SLEEPER}clock: exec sleep 1000\n` });
    await app.client.request('dynos.start', { app: app.id, target: 'worker' });
    await app.untilState('worker.1', 'up');
    await app.client.request('platform.cycle', { app: app.id, target: null });
    await app.until(() => app.dyno('worker.1')?.restarts === 1);
    expect(app.dyno('clock.1')).toMatchObject({ state: 'down', restarts: 0 });
    await expect(app.client.request('platform.cycle', { app: app.id, target: 'nope' })).rejects.toMatchObject({
      code: 'unknown-process-type',
    });
  });
});

describe.runIf(process.platform === 'linux')('What dynos use', () => {
  test('samples hold the memory, processor time and processes of a whole tree', async () => {
    const busy = `node -e "for (;;);" & exec node -e "globalThis.kept = Buffer.alloc(100 * 1024 * 1024, 1); setInterval(() => {}, 1000)"`;
    const app = await openFast({ Procfile: `worker: ${busy}\n${'clock: exec sleep 1000\n'}` });
    await startAll(app);
    const sample = await nextSample(app, ({ dynos }) =>
      dynos.some(({ dyno, memory, cpu }) => dyno === 'worker.1' && memory > 100 * 1024 * 1024 && cpu > 0.2),
    );
    const [worker, clock] = ['worker.1', 'clock.1'].map((name) => sample.dynos.find(({ dyno }) => dyno === name)!);
    expect(worker!.processes).toBe(2);
    expect(clock!).toMatchObject({ processes: 1 });
    expect(clock!.memory).toBeLessThan(16 * 1024 * 1024);
    expect(clock!.cpu).toBeLessThan(worker!.cpu);
    const { samples } = await app.client.request('metrics.history', { app: app.id });
    expect(samples).toContainEqual(sample);
    expect(samples.map(({ at }) => at)).toEqual(samples.map(({ at }) => at).sort((a, b) => a - b));
  });

  test('a process that has left its session and its parent is still part of the dyno', async () => {
    const away = `exec node -e "require('child_process').spawn('sleep', ['1000'], { detached: true }).unref(); setInterval(() => {}, 1000)"`;
    const app = await openFast({ Procfile: `worker: ${away}\n` });
    await startAll(app);
    const sample = await nextSample(app, ({ dynos }) => dynos[0]?.processes === 2);
    expect(sample.dynos).toHaveLength(1);
  });

  test('a dyno over its quota is warned about again and again, and goes on', async () => {
    const app = await openFast({ Procfile: hungry(600) });
    await startAll(app);
    await configure(app, { memory: 'R14' });
    const isWarned = async (): Promise<boolean> => (await app.lines({ dynos: ['worker.1'], text: 'Error R14' })).length >= 2;
    while (!(await isWarned())) await nextSample(app, () => true);
    const lines = await managerLines(app, 'worker.1', 'State changed from starting to up');
    expect(lines.find((line) => line.includes('mem='))).toMatch(/^Process running mem=\d+M\(1\d\d\.\d%\)$/);
    expect(app.dyno('worker.1')?.state).toBe('up');
  });

  test('one over twice its quota is killed, and the crash policy follows', async () => {
    const app = await openFast({ Procfile: hungry(1_100) }, FAST);
    await configure(app, { memory: 'R14+R15' });
    await startAll(app);
    await app.until(() => (app.dyno('worker.1')?.restartAt ?? null) !== null);
    const lines = await managerLines(app, 'worker.1', 'Error R15 (Memory quota vastly exceeded)');
    expect(lines).toEqual([
      'Error R15 (Memory quota vastly exceeded)',
      'Stopping process with SIGKILL',
      'Process exited with status 137',
      'State changed from up to crashed',
    ]);
    expect(app.dyno('worker.1')).toMatchObject({ state: 'crashed', exit: { status: 137 } });
    expect(app.dyno('worker.1')?.note).toMatch(/^It used 1\d\d\dM of memory, more than twice the 512M of its size\.$/);
  });

  test('a larger size has a larger quota', async () => {
    const app = await openFast({ Procfile: hungry(600) });
    await app.client.request('formation.scale', {
      app: app.id,
      changes: [{ type: 'worker', operator: '=', quantity: 1, size: 'standard-2x' }],
    });
    await configure(app, { memory: 'R14+R15', runtimeMetrics: true });
    await startAll(app);
    await app.line('sample#memory_quota=1024.00MB');
    await nextSample(app, ({ dynos }) => (dynos[0]?.memory ?? 0) > 600 * 1024 * 1024);
    await nextSample(app, () => true);
    expect(await app.lines({ dynos: ['worker.1'], text: 'R14' })).toEqual([]);
  });

  test('runtime metrics are Heroku’s two lines for each dyno', async () => {
    const app = await openFast({ Procfile: hungry(20) });
    await configure(app, { runtimeMetrics: true });
    await startAll(app);
    const { text: load } = await app.line('sample#load_avg_1m=');
    const { text: memory } = await app.line('sample#memory_total=');
    const head = /^source=worker\.1 dyno=heroku\.\d+\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12} /;
    expect(load).toMatch(head);
    expect(load.replace(head, '').replaceAll(/\d+\.\d\d/g, 'N')).toBe(
      'sample#load_avg_1m=N sample#load_avg_5m=N sample#load_avg_15m=N',
    );
    expect(memory.replace(head, '').replaceAll(/\d+\.\d\dMB/g, 'N').replaceAll(/\d+pages/g, 'P')).toBe(
      'sample#memory_total=N sample#memory_rss=N sample#memory_cache=N sample#memory_swap=N ' +
        'sample#memory_pgpgin=P sample#memory_pgpgout=P sample#memory_quota=N',
    );
  });
});

describe('Sizes', () => {
  test('a size is kept with the formation, told in the log, and warned about where Heroku would not have it', async () => {
    const settings = memorySettings(NO_SETTINGS);
    const folder = await makeFolder({ Procfile: 'web: x\nworker: y\nrelease: z\n' });
    const app = await openFolder(makeEngine({ settings }), folder);
    const sizes = (): string[] => app.snapshot.processTypes.map(({ size }) => size);
    expect(sizes()).toEqual(['Basic', 'Basic', 'Basic']);
    expect(app.snapshot.sizeWarnings).toEqual([]);
    const formation = await app.client.request('formation.scale', {
      app: app.id,
      changes: [{ type: 'web', operator: '=', quantity: 2, size: 'STANDARD-2x' }],
    });
    expect(formation).toEqual({ web: 2, worker: 1 });
    const { text } = await app.line('app[api]: Scaled to');
    expect(text).toMatch(/^Scaled to web@2:Standard-2X worker@1:Basic by user \S+$/);
    await app.until(() => sizes().join() === 'Standard-2X,Basic,Standard-1X');
    expect(app.snapshot.sizeWarnings).toEqual(['An app with Basic dynos has no others: worker is Basic, web is Standard-2X.']);
    const again = await openFolder(makeEngine({ settings }), folder);
    expect(again.snapshot.processTypes[0]).toMatchObject({ quantity: 2, size: 'Standard-2X' });
  });

  test('a size that Heroku does not have changes nothing', async () => {
    const app = await openApp({ Procfile: 'web: x\n' });
    const changes = [{ type: 'web', operator: '=' as const, quantity: 5, size: 'huge' }];
    await expect(app.client.request('formation.scale', { app: app.id, changes })).rejects.toMatchObject({
      code: 'bad-request',
      message: expect.stringContaining('Heroku has no dyno size huge: choose from Eco, Basic'),
    });
    expect(app.snapshot.processTypes[0]?.quantity).toBe(1);
  });
});
