import { rm } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { memorySettings } from '../../../electron/engine/storage/settings.ts';
import { makeEngine, makeFolder, openApp, openFolder, startAll } from './harness.ts';
import { freeBlock } from '../../tools/free-block.ts';

const THREE = 'web: exec sleep 1000\nworker: exec sleep 1000\nclock: exec sleep 1000\n';
const NEVER_AGAIN = { timing: { restartDelaysMs: [600_000] } };

describe('A process list', () => {
  const list = [
    { name: 'worker', quantity: 2, index: 0 },
    { name: 'web', quantity: 1, index: 2 },
  ];

  test('runs exactly these dynos in this order, with ports by their place, and is not remembered', async () => {
    const settings = memorySettings();
    const engine = makeEngine({ settings });
    const folder = await makeFolder({ Procfile: THREE });
    const port = await freeBlock();
    const app = await openFolder(engine, folder, { open: { port }, run: { processList: list } });
    await startAll(app);
    await app.until(({ dynos }) => dynos.every(({ pid }) => pid !== null));
    expect(app.snapshot.dynos.map((dyno) => [dyno.name, dyno.port])).toEqual([
      ['worker.1', port],
      ['worker.2', port + 1],
      ['web.1', port + 200],
    ]);
    expect(settings.read().apps[app.snapshot.folder]?.formation).toEqual({});
  });

  test('scaling changes the run and still remembers nothing; a type not named gets the ports behind', async () => {
    const settings = memorySettings();
    const engine = makeEngine({ settings });
    const folder = await makeFolder({ Procfile: THREE });
    const port = await freeBlock();
    const app = await openFolder(engine, folder, { open: { port }, run: { processList: list } });
    await startAll(app);
    const changes = [
      { type: 'clock', operator: '=' as const, quantity: 1 },
      { type: 'worker', operator: '-' as const, quantity: 1 },
    ];
    const formation = await app.client.request('formation.scale', { app: app.id, changes });
    expect(formation).toEqual({ worker: 1, web: 1, clock: 1 });
    await app.until(({ dynos }) => dynos.length === 3 && app.dyno('clock.1')?.state === 'up');
    expect(app.dyno('clock.1')?.port).toBe(port + 300);
    expect(settings.read().apps[app.snapshot.folder]?.formation).toEqual({});
  });
});

describe('What an exit leads to', () => {
  test('`stop` ends the whole app at the first exit, and says whose it was', async () => {
    const app = await openApp({ Procfile: 'worker: exit 7\nclock: exec sleep 1000\n' }, { run: { onExit: 'stop' } });
    await startAll(app);
    await app.until(({ firstExit }) => firstExit !== null);
    expect(app.snapshot.firstExit).toEqual({ dyno: 'worker.1', status: 7 });
    await app.until(() => app.dyno('clock.1')?.state === 'down' && app.dyno('clock.1')?.pid === null);
    expect(app.dyno('worker.1')?.state).toBe('crashed');
    expect(app.dyno('worker.1')?.restartAt).toBeNull();
    await app.line('heroku[worker.1]: Stopping all dynos, as worker.1 has exited with status 7');
  });

  test('an exit with status 0 is an exit as well, and a start forgets who ended the last run', async () => {
    const app = await openApp({ Procfile: 'worker: sleep 0.1\nclock: exec sleep 1000\n' }, { run: { onExit: 'stop' } });
    await startAll(app);
    await app.until(({ firstExit }) => firstExit?.status === 0);
    await app.client.request('dynos.start', { app: app.id, target: 'clock' });
    await app.until(({ firstExit }) => firstExit === null);
    expect(app.snapshot.firstExit).toBeNull();
  });

  test('`leave` does nothing: others go on, and it stays crashed', async () => {
    const app = await openApp({ Procfile: 'worker: exit 3\nclock: exec sleep 1000\n' }, { run: { onExit: 'leave' } });
    await startAll(app);
    await app.untilState('worker.1', 'crashed');
    expect(app.dyno('worker.1')?.restartAt).toBeNull();
    expect(app.snapshot.firstExit).toBeNull();
    expect(app.dyno('clock.1')?.state).toBe('up');
  });

  test('it is a setting by process type, which the command line overrules', async () => {
    const procfile = { Procfile: 'worker: exit 3\nclock: exit 4\n' };
    const onExit = { worker: 'leave', clock: 'stop' } as const;
    const kept = await openApp(procfile, { engine: NEVER_AGAIN });
    await kept.client.request('app.configure', { app: kept.id, onExit });
    await kept.until(({ settings }) => settings.onExit?.['clock'] === 'stop');
    await startAll(kept);
    await kept.until(({ firstExit }) => firstExit?.dyno === 'clock.1');
    const overruled = await openApp(procfile, { engine: NEVER_AGAIN, run: { onExit: 'restart' } });
    await overruled.client.request('app.configure', { app: overruled.id, onExit });
    await startAll(overruled);
    await overruled.until(({ dynos }) => dynos.every(({ restartAt }) => restartAt !== null));
    expect(overruled.snapshot.firstExit).toBeNull();
  });

  test('under `stop` a dyno that cannot be started ends the app with status 1', async () => {
    const app = await openApp({ Procfile: 'clock: exec sleep 1000\n' }, { run: { onExit: 'stop' } });
    await rm(app.snapshot.folder, { recursive: true });
    await startAll(app);
    await app.until(({ firstExit }) => firstExit !== null);
    expect(app.snapshot.firstExit).toEqual({ dyno: 'clock.1', status: 1 });
  });
});

describe('Other options of a run', () => {
  test('the grace between SIGTERM and SIGKILL', async () => {
    const app = await openApp(
      { Procfile: `worker: trap '' TERM; echo ready; while :; do sleep 1; done\n` },
      { run: { shutdownGraceMs: 250 } },
    );
    await startAll(app);
    await app.line('app[worker.1]: ready');
    await app.client.request('dynos.stop', { app: app.id, target: null });
    await app.line('failed to exit within 0.25 seconds of SIGTERM');
  });

  test('a start command runs as web where there is no Procfile', async () => {
    const app = await openApp({ 'readme.txt': '' }, { open: { port: await freeBlock() }, run: { startCommand: 'echo "on $PORT"; exec sleep 1000' } });
    expect(app.snapshot.problems).toEqual([]);
    await startAll(app);
    await app.line(`app[web.1]: on ${app.snapshot.basePort}`);
  });

  test('a Procfile comes before a start command', async () => {
    const app = await openApp({ Procfile: 'worker: exec sleep 1000\n' }, { run: { startCommand: 'exec sleep 1000' } });
    expect(app.snapshot.processTypes.map(({ name }) => name)).toEqual(['worker']);
  });
});

describe('How commands are run', () => {
  const files = {
    Procfile: 'worker: echo "${BASH_VERSION:+bash} with $SOURCED in $0"; exec sleep 1000\n',
    '.profile': 'export SOURCED=profile\n',
  };

  test('is a setting of the app, remembered, and in force with the next start', async () => {
    const settings = memorySettings();
    const engine = makeEngine({ settings });
    const app = await openFolder(engine, await makeFolder(files));
    await startAll(app);
    await app.line('app[worker.1]: bash with profile in');
    await app.client.request('app.configure', { app: app.id, shell: 'sh', profiles: false });
    expect(settings.read().apps[app.snapshot.folder]).toMatchObject({ shell: 'sh', profiles: false });
    await app.client.request('dynos.restart', { app: app.id, target: null });
    await app.line('app[worker.1]:  with  in /bin/sh');
    expect(await app.lines({ dynos: [], text: 'Sourcing .profile before each command' })).toHaveLength(1);
  });

  test('can be chosen for a run, and for one one-off dyno', async () => {
    const app = await openApp(files, { run: { shell: 'sh', profiles: false } });
    await startAll(app);
    await app.line('app[worker.1]:  with  in /bin/sh');
    const size = { columns: 80, rows: 24 };
    const command = 'echo "${BASH_VERSION:+bash} with $SOURCED"; exec sleep 1000';
    const chosen = { shell: 'bash', profiles: true };
    const { dyno } = await app.client.request('run.start', { app: app.id, command, ...size, ...chosen });
    const terminal = await app.terminal(dyno);
    expect(await terminal.until(/with/)).toContain('bash with profile');
  });

  test('by a shell that is not there refuses a dyno, and says why', async () => {
    const app = await openApp(files, { engine: NEVER_AGAIN });
    await app.client.request('app.configure', { app: app.id, shell: 'nope' });
    await startAll(app);
    await app.untilState('worker.1', 'crashed');
    expect(app.dyno('worker.1')?.note).toMatch(/^There is no shell nope on PATH/);
    await app.client.request('app.configure', { app: app.id, shell: null });
    await startAll(app);
    await app.line('app[worker.1]: bash with profile in');
  });
});
