import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from '@playwright/test';
import { repository } from '../tools/package-app.ts';

let server: ChildProcess;
let address: URL;
let userData: string;

test.beforeEach(async () => {
  userData = await mkdtemp(join(tmpdir(), 'dynodeck-serve-'));
  const args = [join(repository, 'out/main/cli.js'), 'serve', join(repository, 'resources/sample')];
  const env = { ...process.env, DYNODECK_USER_DATA: userData, DYNODECK_TERMINAL_RENDERER: 'dom' };
  server = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  address = await addressOf(server);
});

test.afterEach(async () => {
  const ended = once(server, 'exit');
  server.kill('SIGTERM');
  await ended;
  await rm(userData, { recursive: true, force: true });
});

test('the page of `dynodeck serve` shows the app in a browser and follows it', async ({ page }) => {
  await page.goto(address.href);
  await expect(page.getByRole('navigation', { name: 'Apps' }).getByRole('button', { name: /^sample/ })).toBeVisible();
  const dynos = page.getByRole('list', { name: 'Dynos' });
  for (const name of ['web.1', 'worker.1', 'clock.1']) {
    await expect(dynos.getByRole('listitem', { name: new RegExp(`^${name}.*down`) })).toBeVisible();
  }
  await page.getByRole('button', { name: 'Add a worker dyno' }).click();
  await expect(dynos.getByRole('listitem', { name: /^worker\.2/ })).toBeVisible();
});

test('the token leaves the address, and without it there is no page', async ({ page, browser }) => {
  await page.goto(address.href);
  expect(page.url()).toBe(`${address.origin}/`);
  const stranger = await browser.newPage();
  const response = await stranger.goto(address.origin);
  expect(response?.status()).toBe(403);
});

async function addressOf({ stdout }: ChildProcess): Promise<URL> {
  if (!stdout) throw new Error('its output is not read');
  for await (const line of createInterface({ input: stdout })) {
    const [found] = /http:\/\/\S+/.exec(line) ?? [];
    if (found) return new URL(found);
  }
  throw new Error('`dynodeck serve` ended without an address');
}
