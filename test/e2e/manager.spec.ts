import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { type Desktop, launchDesktop } from './launch.ts';
import { button, dyno, folderWith, portOf, trustAndStartAll } from './window.ts';
import { freeBlock } from '../tools/free-block.ts';

const PROGRAMS = join(import.meta.dirname, '../fixtures/programs');
const SERVER = `require('http').createServer((_, answer) => answer.end()).listen(process.env.PORT)`;
const LISTENER = `web: node -e "${SERVER}"\n`;
const STUBBORN = `worker: trap '' TERM; while :; do sleep 0.2; done\n`;
/** Ends with status 3 once there is a file `go`. */
const ENDS_WHEN_TOLD = 'brief: until [ -e go ]; do sleep 0.1; done; rm go; exit 3\nsteady: exec sleep 1000\n';

let desktop: Desktop | undefined;
let holder: Server | undefined;

test.afterEach(async () => {
  holder?.close();
  await desktop?.close();
  desktop = undefined;
});

async function open(...args: string[]): Promise<Page> {
  desktop = await launchDesktop({ args });
  return desktop.window;
}

/** A banner is a status with buttons. */
function banner(window: Page, text: string | RegExp): Locator {
  return window.getByRole('status').filter({ hasText: text });
}

test.describe('A busy port', () => {
  async function openOnBusyPort(): Promise<{ window: Page; port: number }> {
    const port = await freeBlock();
    holder = createServer().listen(port, '127.0.0.1');
    const window = await open(folderWith('busy', { Procfile: LISTENER }), '-p', String(port));
    await trustAndStartAll(window);
    await expect(banner(window, `Port ${port} is in use by`)).toContainText(`pid ${process.pid}`);
    return { window, port };
  }

  test('one click moves the app to free ports and starts what did not get its own', async () => {
    const { window, port } = await openOnBusyPort();
    const offer = window.getByRole('button', { name: /^Use base port \d+$/ });
    const base = Number((await offer.textContent())?.match(/\d+/)?.[0]);
    await offer.click();
    await expect(dyno(window, 'web.1')).toHaveAccessibleName(/^web\.1, up/);
    expect(await portOf(window, 'web.1')).toBe(base);
    expect(base).toBeGreaterThan(port);
    await expect(banner(window, 'is in use by')).toHaveCount(0);
    expect((await fetch(`http://127.0.0.1:${base}/`)).status).toBe(200);
  });

  test('once its holder has gone, "Try again" gets it', async () => {
    const { window, port } = await openOnBusyPort();
    await button(window, 'Try again').click();
    await expect(banner(window, `Port ${port} is in use by`)).toBeVisible();
    holder?.close();
    await button(window, 'Try again').click();
    await expect(dyno(window, 'web.1')).toHaveAccessibleName(new RegExp(`^web\\.1, up, port ${port}`));
  });
});

test('what an exit leads to is set per process type: a restart, nothing, or the end of the app', async () => {
  const folder = folderWith('exits', { Procfile: ENDS_WHEN_TOLD });
  const end = () => writeFileSync(join(folder, 'go'), '');
  const window = await open(folder);
  const choose = async (what: string) => {
    await button(window, 'Settings').click();
    const settings = window.getByRole('dialog', { name: 'Settings' });
    await settings.getByRole('combobox', { name: 'brief' }).selectOption({ label: what });
    await button(settings, 'Save').click();
    await expect(settings).toHaveCount(0);
  };
  await trustAndStartAll(window);
  for (const name of ['brief.1', 'steady.1']) await expect(dyno(window, name)).toContainText('up');

  end();
  await expect(dyno(window, 'brief.1')).toContainText('1 restart');

  await choose('Leave it as it ended');
  end();
  await expect(dyno(window, 'brief.1')).toHaveAccessibleName(/crashed.*exited with status 3/);
  await expect(dyno(window, 'brief.1')).not.toContainText('restarts in');
  await expect(dyno(window, 'steady.1')).toContainText('up');

  await choose('Stop all dynos of the app');
  await button(window, 'Start brief.1').click();
  await expect(dyno(window, 'brief.1')).toContainText('up');
  end();
  await expect(dyno(window, 'steady.1')).toContainText('down');
});

test('an app that is being closed says so, and can be hurried', async () => {
  const window = await open(folderWith('slow', { Procfile: STUBBORN }));
  await trustAndStartAll(window);
  await expect(dyno(window, 'worker.1')).toContainText('up');
  await button(window, 'Close app').click();
  await button(window, 'Stop and close').click();
  await expect(banner(window, 'Closing slow')).toContainText('until SIGKILL');
  await expect(window.getByRole('navigation', { name: 'Apps' })).toContainText('closing');
  for (const name of ['Start all', 'Stop all', 'Run one-off', 'Settings', 'Add a worker dyno', 'Restart worker.1']) {
    await expect(button(window, name)).toBeDisabled();
  }
  await button(window, 'Kill now').click();
  await expect(button(window, 'Try the sample app')).toBeVisible();
});

test('a restart runs the new process beside the old one, and a kill ends both', async () => {
  const window = await open(folderWith('overlap', { Procfile: STUBBORN }));
  await trustAndStartAll(window);
  await expect(dyno(window, 'worker.1')).toContainText('up');
  await button(window, 'Restart worker.1').click();
  await expect(dyno(window, 'worker.1')).toContainText(/old process: \d+ s until SIGKILL/);
  await expect(dyno(window, 'worker.1')).toHaveAccessibleName(/^worker\.1, up/);
  await button(window, 'Kill worker.1').click();
  await expect(dyno(window, 'worker.1')).toHaveAccessibleName(/^worker\.1, down/);
  await expect(dyno(window, 'worker.1')).not.toContainText('old process');
});

test.describe('What a killed Dynodeck has left running', () => {
  /** The pid of a process that hid from the guardian, and that SIGTERM does not end. */
  let stray = 0;

  test.afterEach(() => {
    if (isAlive(stray)) process.kill(stray, 'SIGKILL');
  });

  /** Kills engine and window with SIGKILL while a dyno's child runs that only the ledger leads to, and starts again. */
  async function startAfterKill(...args: string[]): Promise<Page> {
    const window = await open(folderWith('left', { Procfile: `worker: exec python3 ${join(PROGRAMS, 'stays.py')}\n` }));
    const first = desktop!;
    await trustAndStartAll(window);
    await window.getByRole('tab', { name: 'Logs' }).click();
    const row = window.getByRole('log', { name: 'Logs' }).locator('.log-row', { hasText: /member \d+/ }).first();
    const said = (await row.textContent()) ?? '';
    stray = Number(/member (\d+)/.exec(said)?.[1]);
    const folder = join(first.userData, 'engines');
    const ledgers = () => readdirSync(folder).filter((name) => name.endsWith('.ledger'));
    const ledger = () => readFileSync(join(folder, ledgers()[0]!), 'utf8');
    await expect.poll(ledger, { timeout: 30_000 }).toContain(`"pid":${stray}`);
    const engine = Number.parseInt(ledgers()[0]!, 10);
    const main = first.app.process();
    const ended = new Promise((resolve) => main.once('exit', resolve));
    main.kill('SIGKILL');
    if (isAlive(engine)) process.kill(engine, 'SIGKILL');
    await ended;
    await expect.poll(() => isAlive(engine)).toBe(false);
    expect(isAlive(stray)).toBe(true);
    desktop = await launchDesktop({ userData: first.userData, args });
    return desktop.window;
  }

  test('is offered for stopping at the next start, and then gone', async () => {
    const window = await startAfterKill();
    const offer = banner(window, '1 dyno of an earlier run still runs: worker.1 of left.');
    await expect(offer).toBeVisible({ timeout: 30_000 });
    await button(window, 'Details').click();
    const dialog = window.getByRole('dialog', { name: 'Dynos of an earlier run' });
    const entry = dialog.getByRole('listitem', { name: 'worker.1 of left' });
    await expect(entry).toContainText(String(stray));
    await button(entry, 'Stop worker.1 of left').click();
    // It ignores SIGTERM, so SIGKILL has to follow.
    await expect(dialog).toHaveCount(0, { timeout: 15_000 });
    await expect(banner(window, 'earlier run')).toHaveCount(0);
    expect(isAlive(stray)).toBe(false);
  });

  test('goes on when it is left, and is not offered again', async () => {
    const window = await startAfterKill(folderWith('other', { Procfile: 'web: exec sleep 1000\n' }));
    await expect(dyno(window, 'web.1')).toBeVisible();
    await expect(banner(window, 'worker.1 of left')).toBeVisible({ timeout: 30_000 });
    await button(window, 'Leave it').click();
    await expect(banner(window, 'earlier run')).toHaveCount(0);
    expect(isAlive(stray)).toBe(true);
    const { userData } = desktop!;
    await desktop!.close();
    desktop = await launchDesktop({ userData });
    await expect(button(desktop.window, 'Open folder').first()).toBeVisible();
    await expect(banner(desktop.window, 'earlier run')).toHaveCount(0);
  });
});

/** One that has ended and waits to be reaped does not count. */
function isAlive(pid: number): boolean {
  try {
    return !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'latin1'));
  } catch {
    return false;
  }
}
