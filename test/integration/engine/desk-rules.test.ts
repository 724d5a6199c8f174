import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Timing } from '../../../electron/engine/dyno/timing.ts';
import { DEFAULT_ROUTER_TIMING, type RouterTiming } from '../../../electron/engine/router/router-timing.ts';
import { freeBlock } from '../../tools/free-block.ts';
import { type OpenedApp, openApp, PROGRAMS, startAll } from './harness.ts';

/** Rules that Heroku has for a fleet, where a developer works: softened, unless they are to be exact. */

const SERVERS = join(import.meta.dirname, '../../fixtures/servers');
const NODE = process.execPath;

/** An app with a router, whose `web` is to listen on this port. */
async function open(
  procfile: string,
  port: number,
  { router = {}, ...timing }: Partial<Timing> & { router?: Partial<RouterTiming> } = {},
): Promise<OpenedApp> {
  const engine = { timing: { ...timing, router: { ...DEFAULT_ROUTER_TIMING, ...router } } };
  const app = await openApp({ Procfile: procfile }, { open: { port }, engine });
  await app.client.request('router.configure', { app: app.id, port: port + 98 });
  await app.until(({ router: { state } }) => state === 'listening');
  return app;
}

/** The page that the router gives. */
async function page(app: OpenedApp, path = '/'): Promise<string> {
  const address = app.snapshot.router.addresses[0] ?? '';
  return (await fetch(`${address}${path}`)).text();
}

function save(app: OpenedApp, name: string): Promise<void> {
  return writeFile(join(app.snapshot.folder, name), '');
}

async function told(app: OpenedApp): Promise<string[]> {
  const rows = await app.lines({ dynos: ['web.1'], text: '' });
  return rows.filter(({ source }) => source === 'heroku').map(({ text }) => text);
}

describe('A web dyno that listens on another port than its own', () => {
  test('is up with that port, which the router takes, and R10 does not end it', async () => {
    const [port, other] = [await freeBlock(), await freeBlock()];
    const app = await open(`web: PORTS=${other} exec ${NODE} ${join(SERVERS, 'elsewhere.mjs')}\n`, port, {
      listensElsewhereMs: 300,
      bootTimeoutMs: 4_000,
    });
    await startAll(app);
    await app.untilState('web.1', 'up');
    await app.until(() => app.dyno('web.1')?.listensOn === other);
    expect(app.dyno('web.1')).toMatchObject({
      port: other,
      note: `It listens on port ${other} instead of ${port}: use the PORT variable.`,
    });
    expect(await page(app)).toBe(`page of ${other}`);
    await app.line('Heroku would stop it now; here it goes on, as exact rules are off');
    expect(await told(app)).toContain(
      'Error R10 (Boot timeout) -> Web process failed to bind to $PORT within 4 seconds of launch',
    );
    expect(app.dyno('web.1')).toMatchObject({ state: 'up', restarts: 0, listensOn: other });
    expect(await page(app)).toBe(`page of ${other}`);
  });

  test('is reached on its own port as soon as it has come to it', async () => {
    const [port, other] = [await freeBlock(), await freeBlock()];
    const app = await open(`web: PORTS=${other} exec ${NODE} ${join(SERVERS, 'elsewhere.mjs')}\n`, port, {
      listensElsewhereMs: 300,
    });
    await startAll(app);
    await app.until(() => app.dyno('web.1')?.listensOn === other);
    expect(await page(app, '/come')).toBe(`page of ${other}`);
    await app.until(() => app.dyno('web.1')?.listensOn === undefined);
    expect(app.dyno('web.1')).toMatchObject({ state: 'up', port, note: null });
    expect(await page(app)).toBe(`page of ${port}`);
  });

  test('is up after R10 when it listens on several, and the router cannot know which is meant', async () => {
    const [port, other] = [await freeBlock(), await freeBlock()];
    const app = await open(`web: PORTS="${other} ${other + 1}" exec ${NODE} ${join(SERVERS, 'elsewhere.mjs')}\n`, port, {
      listensElsewhereMs: 100,
      bootTimeoutMs: 3_000,
      router: { onlyDynoMs: 0 },
    });
    await startAll(app);
    await app.untilState('web.1', 'up');
    await app.until(() => app.dyno('web.1')?.note !== null);
    expect(app.dyno('web.1')).toMatchObject({
      port,
      note: `It listens on ports ${other} and ${other + 1} instead of ${port}: use the PORT variable.`,
    });
    expect(app.dyno('web.1')?.listensOn).toBeUndefined();
    expect(await page(app)).toContain('H21');
  });

  test('is up after R10 when it has a Unix socket alone', async () => {
    const server = `import socket, time; s = socket.socket(socket.AF_UNIX); s.bind('app.sock'); s.listen(); time.sleep(1000)`;
    const app = await open(`web: exec python3 -c "${server}"\n`, await freeBlock(), { bootTimeoutMs: 2_000 });
    await startAll(app);
    await app.line('Heroku would stop it now');
    await app.untilState('web.1', 'up');
  });

  test('is the next one to be looked for when the dyno starts again', async () => {
    const [port, other] = [await freeBlock(), await freeBlock()];
    const command = `test -e came && exec env LISTEN_PORT=$PORT python3 ${join(PROGRAMS, 'listener.py')}`;
    const procfile = `web: ${command}; touch came; LISTEN_PORT=${other} exec python3 ${join(PROGRAMS, 'listener.py')}\n`;
    const app = await open(procfile, port, { listensElsewhereMs: 300 });
    await startAll(app);
    await app.until(() => app.dyno('web.1')?.listensOn === other);
    await app.client.request('dynos.restart', { app: app.id, target: 'web.1' });
    await app.until(() => app.dyno('web.1')?.restarts === 1 && app.dyno('web.1')?.state === 'up');
    expect(app.dyno('web.1')).toMatchObject({ port, note: null });
    expect(app.dyno('web.1')?.listensOn).toBeUndefined();
  });
});

describe('The only dyno', () => {
  const reloads = `web: exec sh -c '${NODE} server.mjs & s=$!; trap "kill $s; exit" TERM; while [ ! -e saved ]; do sleep 0.05; done; kill $s; wait $s; echo away; while [ ! -e built ]; do sleep 0.05; done; exec ${NODE} server.mjs'\n`;
  const server = `import { createServer } from 'node:http';
    createServer((request, response) => response.end('page')).listen(process.env.PORT, '127.0.0.1');`;

  async function openReloading(timing: Partial<RouterTiming>): Promise<OpenedApp> {
    const port = await freeBlock();
    const app = await openApp(
      { Procfile: reloads, 'server.mjs': server },
      { open: { port }, engine: { timing: { router: { ...DEFAULT_ROUTER_TIMING, ...timing } } } },
    );
    await app.client.request('router.configure', { app: app.id, port: port + 98 });
    await startAll(app);
    await app.untilState('web.1', 'up');
    await app.until(({ router }) => router.state === 'listening');
    return app;
  }

  test('is waited for by each request while its server restarts itself', async () => {
    const app = await openReloading({});
    expect(await page(app)).toBe('page');
    await save(app, 'saved');
    await app.line('app[web.1]: away');
    const pages = [page(app), page(app), page(app)];
    await save(app, 'built');
    expect(await Promise.all(pages)).toEqual(['page', 'page', 'page']);
    const router = (await app.lines()).filter(({ dyno }) => dyno === 'router').map(({ text }) => text);
    expect(router.filter((text) => text.includes('at=error'))).toEqual([]);
  });

  test('is given up after its time, in the words of Heroku, and is asked anew by the next request', async () => {
    const app = await openReloading({ onlyDynoMs: 300 });
    await save(app, 'saved');
    await app.line('app[web.1]: away');
    expect(await page(app, '/early')).toContain('H21');
    expect((await app.line('path="/early"')).text).toContain('code=H21 desc="Backend connection refused"');
    await save(app, 'built');
    const { port } = app.dyno('web.1') ?? {};
    await answers(`http://127.0.0.1:${port}/`);
    expect(await page(app)).toBe('page');
  });

  test('of a process type with another one that is up is quarantined as on Heroku', async () => {
    const port = await freeBlock();
    const procfile = `web: exec ${NODE} ${join(SERVERS, 'misbehaving.mjs')}\n`;
    const app = await open(procfile, port, { router: { quarantineMs: 600_000, waitMs: 200 } });
    await app.client.request('formation.scale', { app: app.id, changes: [{ type: 'web', operator: '=', quantity: 2 }] });
    await startAll(app);
    await app.until(({ dynos }) => dynos.filter(({ state }) => state === 'up').length === 2);
    for (const { port: own } of app.snapshot.dynos) await fetch(`http://127.0.0.1:${own}/unbinds`);
    expect(await page(app)).toContain('H21');
    expect(await page(app)).toContain('H34');
  });
});

describe('A program that ends by itself, as under a watcher of files', () => {
  test('with status 0 after a while is started again at once, however often', async () => {
    const app = await openApp(
      { Procfile: 'worker: sleep 1.2\n' },
      { engine: { timing: { restartDelaysMs: [0, 600_000] } } },
    );
    await startAll(app);
    await app.until(() => (app.dyno('worker.1')?.restarts ?? 0) >= 3);
  });

  test.each(['exit 0', 'sleep 1.2; exit 1'])('waits for its next start after `%s` again and again', async (command) => {
    const app = await openApp(
      { Procfile: `worker: ${command}\n` },
      { engine: { timing: { restartDelaysMs: [0, 600_000] } } },
    );
    await startAll(app);
    await app.until(() => app.dyno('worker.1')?.restarts === 1 && app.dyno('worker.1')?.restartAt !== null);
    expect(app.dyno('worker.1')?.restartAt).toBeGreaterThan(Date.now() + 300_000);
  });

  test('waits for its next start with exact rules', async () => {
    const app = await openApp(
      { Procfile: 'worker: sleep 1.2\n' },
      { engine: { timing: { restartDelaysMs: [0, 600_000] } } },
    );
    await app.client.request('platform.configure', { app: app.id, exact: true });
    await startAll(app);
    await app.until(() => app.dyno('worker.1')?.restarts === 1 && app.dyno('worker.1')?.restartAt !== null);
    expect(app.dyno('worker.1')?.restartAt).toBeGreaterThan(Date.now() + 300_000);
  });
});

/** Resolves once somebody answers there. */
async function answers(address: string): Promise<void> {
  const isAnswered = await fetch(address).then(
    () => true,
    () => false,
  );
  if (!isAnswered) return answers(address);
}
