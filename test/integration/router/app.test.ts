import { createServer } from 'node:net';
import { once } from 'node:events';
import { Agent, fetch as undiciFetch, request } from 'undici';
import { describe, expect, it, onTestFinished } from 'vitest';
import { memorySettings } from '../../../electron/engine/storage/settings.ts';
import { connect, openApp, openFolder, startAll } from '../engine/harness.ts';
import { ECHO, MISBEHAVING, openRoutedApp, type RoutedApp } from './routed-app.ts';
import { freeBlock } from '../../tools/free-block.ts';

async function dynoOf(routed: RoutedApp, headers: Record<string, string> = {}): Promise<string> {
  const response = await fetch(routed.url('/'), { headers });
  return response.headers.get('x-dyno') ?? '';
}

describe('the front', () => {
  it('is there once the folder is trusted, and not for an app without web', async () => {
    const port = await freeBlock();
    const app = await openApp({ Procfile: 'web: sleep 9\n' }, { trusted: false });
    await app.client.request('router.configure', { app: app.id, port });
    expect(app.snapshot.router.state).toBe('off');
    await app.client.request('app.trust', { app: app.id });
    await app.until(({ router }) => router.state === 'listening');
    const worker = await openApp({ Procfile: 'worker: sleep 9\n' });
    expect(worker.snapshot.router).toEqual({ state: 'off', addresses: [], problem: null, authority: null });
  });

  it('has the last port of the first block, unless another is chosen', async () => {
    const base = await freeBlock();
    const app = await openApp({ Procfile: 'web: sleep 9\n' }, { open: { port: base } });
    const { router } = await app.until(({ router }) => router.state === 'listening');
    expect(router.addresses[0]).toBe(`http://localhost:${base + 99}`);
  });

  it('is switched off and on', async () => {
    const routed = await openRoutedApp(ECHO);
    await routed.configure({ enabled: false });
    await routed.app.until(({ router }) => router.state === 'off');
    await expect(fetch(routed.url('/'))).rejects.toThrow('fetch failed');
    await routed.configure({ enabled: true });
    await routed.app.until(({ router }) => router.state === 'listening');
    expect((await fetch(routed.url('/'))).status).toBe(200);
  });

  it('answers on both loopback addresses', async () => {
    const routed = await openRoutedApp(ECHO);
    expect((await fetch(`http://127.0.0.1:${routed.port}/`)).status).toBe(200);
    expect((await fetch(`http://[::1]:${routed.port}/`)).status).toBe(200);
  });

  it('that finds its port in use names the holder, and gets it once it is free', async () => {
    const holder = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => void holder.close());
    await once(holder, 'listening');
    const { port } = holder.address() as { port: number };
    const app = await openApp({ Procfile: 'web: sleep 9\n' });
    await app.client.request('router.configure', { app: app.id, port });
    const { router } = await app.until(({ router }) => router.problem !== null);
    expect(router.problem).toContain(`The router's port ${port} is in use by`);
    expect(router.problem).toContain(`pid ${process.pid}`);
    holder.close();
    await app.until(({ router }) => router.state === 'listening' && router.problem === null);
  });

  it('keeps its switches across runs', async () => {
    const settings = memorySettings();
    const app = await openApp({ Procfile: 'web: sleep 9\n' }, { engine: { settings } });
    await app.client.request('router.configure', { app: app.id, affinity: true, timeouts: 'enforce' });
    await app.client.request('app.close', { app: app.id });
    const again = await openFolder(app.engine, app.snapshot.folder);
    expect(again.snapshot.settings.router).toEqual({ affinity: true, timeouts: 'enforce' });
  });
});

it('apps of one engine are found by name on one port', async () => {
  const first = await openRoutedApp(ECHO);
  const { addresses } = await first.app.until(({ router }) => router.addresses.length === 2).then(({ router }) => router);
  const url = new URL(addresses[1] ?? '');
  expect(url.hostname).toBe(`${first.app.snapshot.name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}.localhost`);
  const named = await request(`http://127.0.0.1:${url.port}/`, { headers: { host: url.host } });
  expect([named.statusCode, await named.body.text()]).toEqual([200, 'ok']);
  const unknown = await request(`http://127.0.0.1:${url.port}/`, { headers: { host: 'x<b>y.localhost' } });
  expect(unknown.statusCode).toBe(400);
  const other = await request(`http://127.0.0.1:${url.port}/`, { headers: { host: 'other.localhost' } });
  expect(other.statusCode).toBe(404);
  expect(await other.body.text()).toContain(`${url.host}`);
});

describe('several web dynos', () => {
  async function openThree(settings = {}): Promise<RoutedApp> {
    const routed = await openRoutedApp(ECHO, { settings });
    const changes = [{ type: 'web', operator: '=' as const, quantity: 3 }];
    await routed.app.client.request('formation.scale', { app: routed.app.id, changes });
    await routed.app.until(({ dynos }) => dynos.length === 3 && dynos.every(({ state }) => state === 'up'));
    return routed;
  }

  it('are chosen at random', async () => {
    const routed = await openThree();
    const dynos = await Promise.all(Array.from({ length: 60 }, () => dynoOf(routed)));
    expect(new Set(dynos)).toEqual(new Set(['web.1', 'web.2', 'web.3']));
  });

  it('a client with the affinity cookie stays with its dyno, and gets another when that has gone', async () => {
    const routed = await openThree({ affinity: true });
    const first = await fetch(routed.url('/'));
    const [cookie = ''] = (first.headers.get('set-cookie') ?? '').split(';');
    expect(cookie).toMatch(/^heroku-session-affinity=/);
    const home = first.headers.get('x-dyno') ?? '';
    for (let count = 0; count < 20; count++) expect(await dynoOf(routed, { Cookie: `a=b; ${cookie}` })).toBe(home);
    await routed.app.client.request('dynos.stop', { app: routed.app.id, target: home });
    await routed.app.untilState(home, 'down');
    const moved = await fetch(routed.url('/'), { headers: { Cookie: cookie } });
    expect(moved.headers.get('x-dyno')).not.toBe(home);
    expect(moved.headers.get('set-cookie')).toContain('heroku-session-affinity=');
  });

  it('a refused connection is tried on another one', async () => {
    const routed = await openRoutedApp(MISBEHAVING);
    const changes = [{ type: 'web', operator: '=' as const, quantity: 2 }];
    await routed.app.client.request('formation.scale', { app: routed.app.id, changes });
    await routed.app.until(({ dynos }) => dynos.length === 2 && dynos.every(({ state }) => state === 'up'));
    await fetch(routed.url('/unbinds'));
    for (let count = 0; count < 10; count++) expect((await fetch(routed.url('/'))).status).toBe(200);
  });

  it('are restarted under load without a failed request', async () => {
    const routed = await openThree();
    const agent = new Agent({ connections: 16 });
    onTestFinished(() => agent.destroy());
    const failures: string[] = [];
    let served = 0;
    const over = new AbortController();
    let isRestarted = false;
    const load = async (): Promise<void> => {
      while (!over.signal.aborted) {
        const response = await undiciFetch(routed.url('/'), { dispatcher: agent });
        await response.text();
        served += 1;
        if (isRestarted && served > 200) over.abort();
        if (response.status !== 200) failures.push(`${response.status}`);
      }
    };
    const loads = Array.from({ length: 16 }, () => load().catch((error: unknown) => failures.push(String(error))));
    for (const target of ['web.1', 'web']) {
      const restarts = routed.app.dyno('web.1')?.restarts ?? 0;
      await routed.app.client.request('dynos.restart', { app: routed.app.id, target });
      await routed.app.until(({ dynos }) => (dynos[0]?.restarts ?? 0) > restarts && dynos.every(({ state }) => state === 'up'));
    }
    isRestarted = true;
    await Promise.all(loads);
    expect(failures).toEqual([]);
  });
});

describe('requests', () => {
  it('are listed with their heads and the lines of the log around them', async () => {
    const routed = await openRoutedApp(MISBEHAVING);
    const { client, id } = routed.app;
    const news = new Promise<number>((resolve) => client.on('requests.grew', ({ last }) => resolve(last)));
    await fetch(routed.url('/?secret'), { headers: { 'X-Mine': '1' } });
    await fetch(routed.url('/closes'));
    expect(await news).toBeGreaterThanOrEqual(1);
    await routed.line('/closes');
    const { records, first, last } = await client.request('requests.list', { app: id, after: 0, count: 10 });
    expect([first, last]).toEqual([1, 2]);
    expect(records).toMatchObject([
      { number: 1, path: '/?secret', status: 200, dyno: 'web.1', bytes: 2, code: null, level: 'info', protocol: 'http' },
      { number: 2, path: '/closes', status: 503, dyno: 'web.1', bytes: 0, code: 'H13', level: 'error' },
    ]);
    const details = await client.request('requests.show', { app: id, number: 1 });
    expect(details.requestHeaders.map(([name]) => name)).toContain('X-Mine');
    expect(details.responseHeaders).toEqual([['Content-Length', '2']]);
    const rows = await routed.app.lines();
    const { first: from = -1, last: to = -1 } = details.log ?? {};
    expect(rows.findLast(({ line }) => line >= from && line <= to)?.text).toContain('path="/?secret"');
    expect((await client.request('requests.list', { app: id, after: 1, count: 10 })).records).toHaveLength(1);
    const other = connect(routed.app.engine);
    const cleared = new Promise<string>((resolve) => other.on('requests.cleared', ({ app }) => resolve(app)));
    await client.request('requests.clear', { app: id });
    expect(await cleared).toBe(id);
    expect(await client.request('requests.list', { app: id, after: 0, count: 10 })).toEqual({ records: [], first: 0, last: 0 });
    await expect(client.request('requests.show', { app: id, number: 1 })).rejects.toThrow('Request 1 is not kept');
  });

  it('are counted by dyno and second', async () => {
    const routed = await openRoutedApp(MISBEHAVING);
    for (let count = 0; count < 5; count++) await fetch(routed.url('/'));
    await fetch(routed.url('/closes'));
    await routed.line('/closes');
    const { dynos } = await routed.app.client.request('requests.figures', { app: routed.app.id });
    expect(dynos.map(({ dyno }) => dyno)).toEqual(['web.1']);
    const seconds = dynos[0]?.seconds ?? [];
    expect(seconds.reduce((sum, { requests }) => sum + requests, 0)).toBe(6);
    expect(seconds.reduce((sum, { errors }) => sum + errors, 0)).toBe(1);
    for (const { p50, p95, p99 } of seconds) expect(p50 > 0 && p50 <= p95 && p95 <= p99).toBe(true);
  });

  it('tell who puts dynos to sleep when the last one came, and that one waits', async () => {
    const routed = await openRoutedApp(ECHO, { start: false });
    const { router } = routed.app.engine.app(routed.app.id);
    expect(router.lastRequestAt).toBeNull();
    await startAll(routed.app);
    await routed.app.untilState('web.1', 'starting');
    const woken = new Promise<void>((resolve) => router.onWaiting(resolve));
    const response = fetch(routed.url('/'));
    await woken;
    expect((await response).status).toBe(200);
    expect(router.lastRequestAt).not.toBeNull();
  });

  it('wake dynos that sleep, and are held meanwhile', async () => {
    const routed = await openRoutedApp(ECHO);
    await routed.app.client.request('platform.sleep', { app: routed.app.id });
    await routed.app.untilState('web.1', 'idle');
    const answers = await Promise.all([fetch(routed.url('/')), fetch(routed.url('/'))]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    await routed.app.untilState('web.1', 'up');
  });
});
