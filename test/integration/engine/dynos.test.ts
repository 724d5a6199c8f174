import { createServer } from 'node:net';
import { describe, expect, test } from 'vitest';
import { formatLine } from '../../../shared/logs/log.ts';
import { makeFolder, openApp, openFolder, processesWith, startAll } from './harness.ts';
import { freeBlock } from '../../tools/free-block.ts';

/** A web server in one line of Node, with nothing to install. */
const WEB = `web: node -e "require('http').createServer((q,r)=>r.end(process.env.DYNO)).listen(process.env.PORT)"\n`;
const SLEEPER = 'worker: echo ready; exec sleep 1000\n';

describe('Starting', () => {
  test('a web dyno is up once it answers on its port; others as soon as they run', async () => {
    const port = await freeBlock();
    const app = await openApp({ Procfile: WEB + SLEEPER }, { open: { port } });
    await startAll(app);
    await app.until(({ dynos }) => dynos.every(({ state }) => state === 'up'));
    expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toBe('web.1');
    expect(app.dyno('worker.1')).toMatchObject({ state: 'up', port: port + 100, restarts: 0, exit: null });
  });

  test('nothing runs in a folder that is not trusted', async () => {
    const app = await openApp({ Procfile: SLEEPER }, { trusted: false });
    await expect(startAll(app)).rejects.toMatchObject({ code: 'untrusted' });
    await expect(
      app.client.request('run.start', { app: app.id, command: 'bash', columns: 80, rows: 24 }),
    ).rejects.toMatchObject({ code: 'untrusted' });
    expect(app.dyno('worker.1')?.state).toBe('down');
  });

  test('a dyno gets the shell, then the env files, then what the dyno manager sets', async () => {
    const port = await freeBlock();
    const app = await openApp(
      {
        Procfile: 'worker: env | grep -E "^(PORT|DYNO|PS|FOREMAN_WORKER_NAME|FOO|BAR|SHELL_ONLY|ELECTRON_X)=" | sort; exec sleep 1000\n',
        '.env': 'FOO=from env\nBAR=first\n',
        'more.env': 'BAR=second\nPORT=9000\n',
      },
      {
        open: { envFiles: ['.env', 'more.env'], port },
        engine: { shellEnvironment: { ...process.env, FOO: 'from shell', SHELL_ONLY: 'kept', ELECTRON_X: 'kept' } },
      },
    );
    await startAll(app);
    await app.line('app[worker.1]: SHELL_ONLY=kept');
    const lines = await app.lines({ dynos: ['worker.1'], text: '=' });
    expect(lines.filter(({ source }) => source === 'app').map(({ text }) => text)).toEqual([
      'BAR=second',
      'DYNO=worker.1',
      'ELECTRON_X=kept',
      'FOO=from env',
      'FOREMAN_WORKER_NAME=worker.1',
      `PORT=${port}`,
      'PS=worker.1',
      'SHELL_ONLY=kept',
    ]);
  });

  test('a busy port is refused with the name of its holder', async () => {
    const port = await freeBlock();
    const holder = createServer().listen(port, '127.0.0.1');
    try {
      const app = await openApp({ Procfile: WEB + SLEEPER }, { open: { port } });
      await startAll(app);
      await app.untilState('web.1', 'crashed');
      expect(app.dyno('web.1')?.note).toContain(`Port ${port} is in use by`);
      expect(app.dyno('web.1')?.note).toContain(`pid ${process.pid}`);
      expect(app.dyno('web.1')?.restartAt).toBeNull();
      await app.untilState('worker.1', 'up');
    } finally {
      holder.close();
    }
  });

  test('two apps that nobody chose ports for never share any', async () => {
    const first = await openApp({ Procfile: WEB + SLEEPER });
    const second = await openFolder(first.engine, await makeFolder({ Procfile: WEB + SLEEPER }));
    const ports = [...first.snapshot.dynos, ...second.snapshot.dynos].map(({ port }) => port);
    expect(new Set(ports).size).toBe(4);
    expect(second.snapshot.basePortOrigin).toBe('assigned');
  });

  test('output, the manager, and the order of both are in the log in the words of Heroku', async () => {
    const app = await openApp({ Procfile: SLEEPER });
    await startAll(app);
    await app.line('app[worker.1]: ready');
    await app.client.request('dynos.stop', { app: app.id, target: null });
    await app.line('Process exited with status 143');
    const lines = (await app.lines()).map((row) => formatLine(row).replace(/^\S+ /, ''));
    const sorted = (wanted: string[]): string[] => lines.filter((line) => wanted.includes(line));
    const expected = [
      'heroku[worker.1]: State changed from down to starting',
      'heroku[worker.1]: Starting process with command `echo ready; exec sleep 1000`',
      'heroku[worker.1]: State changed from starting to up',
      'heroku[worker.1]: State changed from up to down',
      'heroku[worker.1]: Stopping all processes with SIGTERM',
      'heroku[worker.1]: Process exited with status 143',
    ];
    expect(sorted(expected)).toEqual(expected);
    expect(lines).toContain('app[worker.1]: ready');
  });
});

describe('Ending', () => {
  test.each([
    ['exits 0', 'sh -c "exit 0"', 0],
    ['exits 7', 'sh -c "exit 7"', 7],
    ['ends by SIGSEGV', 'sh -c \'kill -SEGV $$\'', 139],
    ['does not exist', 'no-such-command-of-ours', 127],
  ])('a command that %s crashes its dyno with that status, and no other dyno', async (_, command, status) => {
    const app = await openApp({ Procfile: `worker: ${command}\nclock: exec sleep 1000\n` }, { engine: { timing: { restartDelaysMs: [600_000] } } });
    await startAll(app);
    await app.untilState('worker.1', 'crashed');
    expect(app.dyno('worker.1')?.exit?.status).toBe(status);
    await app.line(`heroku[worker.1]: Process exited with status ${status}`);
    expect(app.dyno('clock.1')?.state).toBe('up');
  });

  test('a crashed dyno is restarted at once, then after growing waits', async () => {
    const app = await openApp({ Procfile: 'worker: exit 1\n' }, { engine: { timing: { restartDelaysMs: [0, 600_000] } } });
    await startAll(app);
    await app.until(() => app.dyno('worker.1')?.restarts === 1 && app.dyno('worker.1')?.state === 'crashed');
    expect(app.dyno('worker.1')?.restartAt).toBeGreaterThan(Date.now() + 60_000);
  });

  test('what ignores SIGTERM is killed after the grace period, grandchildren in other groups included', async () => {
    const mark = `DYNODECK_TEST_MARK=${Math.random()}`;
    const app = await openApp(
      { Procfile: `worker: trap '' TERM; setsid sh -c 'trap "" TERM; sleep 1000' & echo ready; while :; do sleep 1; done\n`, '.env': mark },
      { engine: { timing: { shutdownGraceMs: 300 } } },
    );
    await startAll(app);
    await app.line('app[worker.1]: ready');
    expect(await processesWith(mark)).not.toHaveLength(0);
    await app.client.request('dynos.stop', { app: app.id, target: 'worker.1' });
    await app.until(() => app.dyno('worker.1')?.shutdown !== null);
    await app.until(() => app.dyno('worker.1')?.pid === null);
    expect(app.dyno('worker.1')?.exit?.status).toBe(137);
    expect(await processesWith(mark)).toEqual([]);
    await app.line('Error R12 (Exit timeout) -> At least one process failed to exit within 0.3 seconds of SIGTERM');
  });

  test('killing does not wait for the grace period', async () => {
    const app = await openApp({ Procfile: `worker: trap '' TERM; echo ready; while :; do sleep 1; done\n` });
    await startAll(app);
    await app.line('app[worker.1]: ready');
    await app.client.request('dynos.stop', { app: app.id, target: 'worker.1' });
    await app.client.request('dynos.kill', { app: app.id, target: 'worker.1' });
    await app.until(() => app.dyno('worker.1')?.pid === null && app.dyno('worker.1')?.state === 'down');
    expect(app.dyno('worker.1')?.exit?.status).toBe(137);
  });

  test('a restart ends the old process and starts a new one', async () => {
    const app = await openApp({ Procfile: SLEEPER });
    await startAll(app);
    await app.untilState('worker.1', 'up');
    const pid = app.dyno('worker.1')?.pid;
    await app.client.request('dynos.restart', { app: app.id, target: 'worker' });
    await app.until(() => app.dyno('worker.1')?.restarts === 1 && app.dyno('worker.1')?.state === 'up');
    expect(app.dyno('worker.1')?.pid).not.toBe(pid);
  });

  test('closing the engine leaves no process behind', async () => {
    const mark = `DYNODECK_TEST_MARK=${Math.random()}`;
    const app = await openApp({ Procfile: `${SLEEPER}web: (sleep 1000 &) ; setsid sleep 1000 & exec sleep 1000\n`, '.env': mark }, { open: { port: await freeBlock() } });
    await startAll(app);
    await app.client.request('run.start', { app: app.id, command: 'bash', columns: 80, rows: 24 });
    await app.untilState('worker.1', 'up');
    await app.until(({ dynos }) => dynos.every(({ pid }) => pid !== null));
    await app.engine.close();
    expect(await processesWith(mark)).toEqual([]);
  });
});

describe('Scaling', () => {
  test('web goes from 1 to 3 on their ports, back to 1, and to 0', async () => {
    const port = await freeBlock();
    const app = await openApp({ Procfile: WEB }, { open: { port } });
    await startAll(app);
    await app.untilState('web.1', 'up');
    const scale = (operator: '=' | '+' | '-', quantity: number) =>
      app.client.request('formation.scale', { app: app.id, changes: [{ type: 'web', operator, quantity }] });
    expect(await scale('=', 3)).toEqual({ web: 3 });
    await app.until(({ dynos }) => dynos.length === 3 && dynos.every(({ state }) => state === 'up'));
    expect(await (await fetch(`http://127.0.0.1:${port + 2}/`)).text()).toBe('web.3');
    await scale('-', 2);
    await app.until(({ dynos }) => dynos.length === 1);
    expect(app.dyno('web.1')?.state).toBe('up');
    await scale('=', 0);
    await app.until(({ dynos }) => dynos.length === 0);
    await scale('+', 1);
    await app.untilState('web.1', 'up');
    await app.line('app[api]: Scaled to web@3');
  });

  test('release is never part of the formation', async () => {
    const app = await openApp({ Procfile: `release: echo migrate\n${SLEEPER}` });
    expect(app.snapshot.processTypes.map(({ name, quantity, inFormation }) => [name, quantity, inFormation])).toEqual([
      ['release', 0, false],
      ['worker', 1, true],
    ]);
    await expect(
      app.client.request('formation.scale', { app: app.id, changes: [{ type: 'release', operator: '=', quantity: 1 }] }),
    ).rejects.toMatchObject({ code: 'unknown-process-type' });
    await startAll(app);
    await app.untilState('worker.1', 'up');
    const formation = app.snapshot.dynos.filter(({ kind }) => kind === 'formation');
    expect(formation.map(({ name }) => name)).toEqual(['worker.1']);
  });
});
