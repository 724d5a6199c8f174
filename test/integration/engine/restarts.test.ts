import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { formatLine } from '../../../shared/logs/log.ts';
import { type OpenedApp, openApp, PROGRAMS, startAll } from './harness.ts';
import { freeBlock } from '../../tools/free-block.ts';

const LISTENER = `exec python3 ${join(PROGRAMS, 'listener.py')}`;
/** Lines of the log without their time. */
const linesOf = async (app: OpenedApp): Promise<string[]> =>
  (await app.lines()).map((row) => formatLine(row).replace(/^\S+ /, ''));

describe('A restart', () => {
  test('starts the new process while the old one takes its time to end', async () => {
    const ending = 'until [ -e go ]; do sleep 0.05; done; echo old is done; exit 0';
    const command = `trap '${ending}' TERM; echo ready $$; while :; do sleep 0.1; done`;
    const app = await openApp({ Procfile: `worker: ${command}\n` });
    await startAll(app);
    await app.line('app[worker.1]: ready');
    const old = app.dyno('worker.1')?.pid;
    await app.client.request('dynos.restart', { app: app.id, target: 'worker.1' });
    await app.until(() => app.dyno('worker.1')?.state === 'up' && app.dyno('worker.1')?.pid !== old);
    const terminating = { alive: expect.any(Number), deadline: expect.any(Number) };
    expect(app.dyno('worker.1')).toMatchObject({ restarts: 1, exit: null, shutdown: null, terminating });
    await writeFile(join(app.snapshot.folder, 'go'), '');
    await app.line('old is done');
    await app.until(() => app.dyno('worker.1')?.terminating === undefined);
    expect(app.dyno('worker.1')).toMatchObject({ state: 'up', exit: null });
    const lines = (await linesOf(app)).filter((line) => line.startsWith('heroku[worker.1]: '));
    expect(lines.map((line) => line.replace('heroku[worker.1]: ', '')).slice(3)).toEqual([
      'Restarting',
      'State changed from up to starting',
      'Stopping all processes with SIGTERM',
      `Starting process with command \`${command}\``,
      'State changed from starting to up',
      'Process exited with status 0',
    ]);
  });

  test('waits until the old process has closed its port, and no longer', async () => {
    const port = await freeBlock();
    const app = await openApp({ Procfile: `web: LINGER_UNTIL=go ${LISTENER}\n` }, { open: { port } });
    await startAll(app);
    await app.untilState('web.1', 'up');
    await app.client.request('dynos.restart', { app: app.id, target: 'web' });
    await app.until(() => app.dyno('web.1')?.restarts === 1 && app.dyno('web.1')?.state === 'up');
    await writeFile(join(app.snapshot.folder, 'go'), '');
    await app.line('last words of');
    const lines = await linesOf(app);
    const order = ['app[web.1]: closing port', 'heroku[web.1]: State changed from starting to up', 'app[web.1]: last words'];
    const places = order.map((text) => lines.findLastIndex((line) => line.startsWith(text)));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  test('a new web process is not up by a connection that the old one takes', async () => {
    const port = await freeBlock();
    const late = `exec python3 ${join(PROGRAMS, 'binds-late.py')}`;
    const app = await openApp(
      { Procfile: `web: if [ -e once ]; then exec sleep 1000; fi; touch once; ${late}\n` },
      { open: { port }, engine: { timing: { shutdownGraceMs: 1_500 } } },
    );
    await startAll(app);
    await app.line('app[web.1]: ready');
    await app.client.request('dynos.restart', { app: app.id, target: 'web' });
    await app.line('app[web.1]: bound');
    await app.line('Error R12');
    await app.until(() => app.dyno('web.1')?.terminating === undefined && app.dyno('web.1')?.restarts === 1);
    expect(app.dyno('web.1')?.state).toBe('starting');
    expect(await linesOf(app)).not.toContain('heroku[web.1]: State changed from starting to up');
  });

  test('a stop while old and new process live ends both', async () => {
    const app = await openApp({ Procfile: `worker: trap 'sleep 0.5; exit 0' TERM; echo ready; while :; do sleep 0.1; done\n` });
    await startAll(app);
    await app.line('app[worker.1]: ready');
    await app.client.request('dynos.restart', { app: app.id, target: null });
    await app.until(() => app.dyno('worker.1')?.restarts === 1);
    await app.client.request('dynos.stop', { app: app.id, target: null });
    await app.until(() => app.dyno('worker.1')?.pid === null);
    expect(app.dyno('worker.1')).toMatchObject({ state: 'down', shutdown: null, exit: { requested: true } });
    expect((await linesOf(app)).filter((line) => line.includes('Process exited'))).toHaveLength(2);
  });

  test('killing ends the old process and the new one', async () => {
    const app = await openApp({ Procfile: `worker: trap '' TERM; echo ready; while :; do sleep 0.1; done\n` });
    await startAll(app);
    await app.line('app[worker.1]: ready');
    await app.client.request('dynos.restart', { app: app.id, target: null });
    await app.until(() => app.dyno('worker.1')?.restarts === 1);
    await app.client.request('dynos.kill', { app: app.id, target: 'worker.1' });
    await app.until(() => app.dyno('worker.1')?.pid === null);
    expect(app.dyno('worker.1')).toMatchObject({ state: 'down', exit: { status: 137, requested: true } });
    await app.line('Stopping remaining processes with SIGKILL');
  });

  test('killing what a restart waits for hurries the restart', async () => {
    const port = await freeBlock();
    const server = `require('http').createServer().listen(process.env.PORT); process.on('SIGTERM', () => {})`;
    const app = await openApp({ Procfile: `web: exec node -e "${server}"\n` }, { open: { port } });
    await startAll(app);
    await app.untilState('web.1', 'up');
    await app.client.request('dynos.restart', { app: app.id, target: null });
    await app.until(() => app.dyno('web.1')?.shutdown !== null);
    await app.client.request('dynos.kill', { app: app.id, target: 'web.1' });
    await app.until(() => app.dyno('web.1')?.restarts === 1 && app.dyno('web.1')?.state === 'up');
  });
});

describe('The restart ladder', () => {
  const CRASHING = { engine: { timing: { restartDelaysMs: [600_000, 700_000] } } };

  test('a manual restart begins it anew', async () => {
    const app = await openApp({ Procfile: 'worker: exit 1\n' }, { engine: { timing: { restartDelaysMs: [0, 600_000] } } });
    await startAll(app);
    await app.until(() => app.dyno('worker.1')?.restarts === 1 && app.dyno('worker.1')?.restartAt !== null);
    await app.client.request('dynos.restart', { app: app.id, target: 'worker' });
    await app.until(() => app.dyno('worker.1')?.restarts === 3 && app.dyno('worker.1')?.restartAt !== null);
    expect(app.dyno('worker.1')?.state).toBe('crashed');
  });

  test.each([
    ['the command', 'Procfile', 'worker: echo mended; exec sleep 1000\n'],
    ['a config var', '.env', 'MENDED=yes\n'],
  ])('a change of %s starts a crashed dyno at once', async (_, file, text) => {
    const procfile = 'worker: if [ -z "$MENDED" ]; then exit 1; fi; echo mended; exec sleep 1000\n';
    const app = await openApp({ Procfile: procfile, '.env': '' }, CRASHING);
    await startAll(app);
    await app.until(() => app.dyno('worker.1')?.restartAt !== null);
    await writeFile(join(app.snapshot.folder, file), text);
    await app.line('app[worker.1]: mended');
    await app.until(() => app.dyno('worker.1')?.restartAt === null);
    expect(app.dyno('worker.1')?.restarts).toBe(1);
  });

  test('scaling to 0 and back begins it anew', async () => {
    const app = await openApp({ Procfile: 'worker: exit 1\n' }, { engine: { timing: { restartDelaysMs: [0, 600_000] } } });
    await startAll(app);
    await app.until(() => app.dyno('worker.1')?.restarts === 1 && app.dyno('worker.1')?.restartAt !== null);
    const scale = (quantity: number) =>
      app.client.request('formation.scale', { app: app.id, changes: [{ type: 'worker', operator: '=', quantity }] });
    await scale(0);
    await app.until(({ dynos }) => dynos.length === 0);
    await scale(1);
    await app.until(() => app.dyno('worker.1')?.restarts === 1 && app.dyno('worker.1')?.restartAt !== null);
    expect(app.dyno('worker.1')?.state).toBe('crashed');
  });

  test("Heroku's own waits, minutes and hours, are a setting", async () => {
    const app = await openApp({ Procfile: 'worker: exit 1\n' });
    await app.client.request('app.configure', { app: app.id, restartLadder: 'heroku' });
    await startAll(app);
    await app.until(() => app.dyno('worker.1')?.restarts === 1 && app.dyno('worker.1')?.restartAt !== null);
    expect(app.dyno('worker.1')?.restartAt).toBeGreaterThan(Date.now() + 19 * 60_000);
  });
});
