import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openApp, PROGRAMS, startAll } from './harness.ts';
import { freeBlock } from '../../tools/free-block.ts';

const LISTENER = `exec python3 ${join(PROGRAMS, 'listener.py')}`;
const ONCE = { restartDelaysMs: [600_000] };

describe('Boot', () => {
  test.each(['127.0.0.1', '0.0.0.0', '::1', '::'])('a server that listens on %s is up', async (address) => {
    const app = await openApp({ Procfile: `web: LISTEN_ADDRESS=${address} ${LISTENER}\n` }, { open: { port: await freeBlock() } });
    await startAll(app);
    await app.untilState('web.1', 'up');
    expect(app.dyno('web.1')?.note).toBeNull();
  });

  test('a slow one is up once it listens', async () => {
    const app = await openApp({ Procfile: `web: LISTEN_DELAY=1 ${LISTENER}\n` }, { open: { port: await freeBlock() } });
    await startAll(app);
    await app.untilState('web.1', 'up');
    const lines = (await app.lines()).map(({ text }) => text);
    expect(lines).toContain('binding');
    expect(lines.indexOf('binding')).toBeLessThan(lines.indexOf('State changed from starting to up'));
  });

  test('one that listens elsewhere ends with R10 where rules are exact, and is told which port it bound', async () => {
    const [port, other] = [await freeBlock(), await freeBlock()];
    const app = await openApp(
      { Procfile: `web: LISTEN_PORT=${other} ${LISTENER}\n` },
      { open: { port }, engine: { timing: { bootTimeoutMs: 4_000, ...ONCE } } },
    );
    await app.client.request('platform.configure', { app: app.id, exact: true });
    await startAll(app);
    await app.untilState('web.1', 'crashed');
    expect(app.dyno('web.1')).toMatchObject({
      note: `It listens on port ${other} instead of ${port}: use the PORT variable.`,
      exit: { status: 137 },
    });
    const lines = (await app.lines({ dynos: ['web.1'], text: '' })).filter(({ source }) => source === 'heroku');
    expect(lines.map(({ text }) => text).slice(2)).toEqual([
      'Error R10 (Boot timeout) -> Web process failed to bind to $PORT within 4 seconds of launch',
      `It listens on port ${other} instead of ${port}: use the PORT variable`,
      'Stopping process with SIGKILL',
      'Process exited with status 137',
      'State changed from starting to crashed',
    ]);
  });

  test('one that listens on a Unix socket alone is told so where rules are exact', async () => {
    const server = `import socket, time; s = socket.socket(socket.AF_UNIX); s.bind('app.sock'); s.listen(); time.sleep(1000)`;
    const port = await freeBlock();
    const app = await openApp(
      { Procfile: `web: exec python3 -c "${server}"\n` },
      { open: { port }, engine: { timing: { bootTimeoutMs: 4_000, ...ONCE } } },
    );
    await app.client.request('platform.configure', { app: app.id, exact: true });
    await startAll(app);
    await app.untilState('web.1', 'crashed');
    const note = `It listens on the Unix socket app.sock only, not on port ${port}: use the PORT variable.`;
    expect(app.dyno('web.1')?.note).toBe(note);
  });

  test('one that binds nothing ends with R10 and is restarted', async () => {
    const app = await openApp(
      { Procfile: 'web: exec sleep 1000\n' },
      { open: { port: await freeBlock() }, engine: { timing: { bootTimeoutMs: 300, restartDelaysMs: [0, 600_000] } } },
    );
    await startAll(app);
    await app.until(() => app.dyno('web.1')?.restarts === 1 && app.dyno('web.1')?.restartAt !== null);
    expect(app.dyno('web.1')).toMatchObject({ state: 'crashed', note: null });
  });
});

describe('Exit', () => {
  test('whoever outlives the grace period is named with pid and command', async () => {
    const app = await openApp(
      { Procfile: `worker: trap '' TERM; echo ready; sleep 1000; sleep 1000\n` },
      { engine: { timing: { shutdownGraceMs: 300 } } },
    );
    await startAll(app);
    await app.line('app[worker.1]: ready');
    // Lines may be quicker than what is known of the dyno.
    await app.untilState('worker.1', 'up');
    await app.client.request('dynos.stop', { app: app.id, target: null });
    await app.until(() => app.dyno('worker.1')?.pid === null);
    expect(app.dyno('worker.1')?.note).toMatch(/sleep 1000 \(pid \d+\).* did not exit within 0.3 seconds of SIGTERM and were killed\./);
    const lines = (await app.lines({ dynos: ['worker.1'], text: '' })).filter(({ source }) => source === 'heroku');
    expect(lines.map(({ text }) => text).slice(3)).toEqual([
      'State changed from up to down',
      'Stopping all processes with SIGTERM',
      'Error R12 (Exit timeout) -> At least one process failed to exit within 0.3 seconds of SIGTERM',
      'Stopping remaining processes with SIGKILL',
      'Process exited with status 137',
    ]);
  });

  test('an exit that was asked for is told apart from one that was not', async () => {
    const app = await openApp({ Procfile: 'worker: exec sleep 1000\nclock: exit 143\n' }, { engine: { timing: ONCE } });
    await startAll(app);
    await app.untilState('clock.1', 'crashed');
    await app.untilState('worker.1', 'up');
    await app.client.request('dynos.stop', { app: app.id, target: 'worker' });
    await app.until(() => app.dyno('worker.1')?.pid === null);
    expect(app.dyno('worker.1')?.exit).toMatchObject({ status: 143, requested: true });
    expect(app.dyno('clock.1')?.exit).not.toHaveProperty('requested');
  });
});
