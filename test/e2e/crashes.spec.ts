import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { type Desktop, launchDesktop } from './launch.ts';
import { savedBy } from './saved-file.ts';
import { button, dyno, folderWith, terminal, trustAndStartAll } from './window.ts';

let desktop: Desktop;

test.afterEach(() => desktop?.close());

/** Runs until it finds `orders.txt` wrong, which it looks at when it starts. */
const WORKER = `import sys, time

def load():
    return open('orders.txt').read().strip()

def work(order):
    if not order.isdigit():
        raise ValueError(f'no such order: {order}')

print('working on', load(), flush=True)
work(load())
time.sleep(1000)
`;

interface Shown {
  title: string;
  body: string;
}

const card = (window: Page, name: string): Locator => window.getByRole('region', { name: `Crash of ${name}` });
const tab = (window: Page, name: string): Locator => window.getByRole('tab', { name, exact: true });

async function more(window: Page, name: string, item: string): Promise<void> {
  await button(window, `More about the crash of ${name}`).click();
  await window.getByRole('menuitem', { name: item }).click();
}

/** Keeps the notifications that would be shown, as this display has nothing to show them with. */
async function catchNotifications(app: Desktop['app']): Promise<void> {
  await app.evaluate(({ Notification }) => {
    const scope = globalThis as unknown as { shown: Electron.Notification[] };
    scope.shown = [];
    Notification.isSupported = () => true;
    Notification.prototype.show = function (this: Electron.Notification) {
      scope.shown.push(this);
    };
  });
}

function shownNotifications(app: Desktop['app']): Promise<Shown[]> {
  return app.evaluate(() => {
    const { shown } = globalThis as unknown as { shown: Electron.Notification[] };
    return shown.map(({ title, body }) => ({ title, body }));
  });
}

function shop(): string {
  const folder = folderWith('shop', {
    Procfile: 'worker: python3 worker.py\nclock: echo tick; exec sleep 1000\n',
    '.env': 'API_TOKEN=tok-0123456789\n',
    'worker.py': WORKER,
    'orders.txt': '42\n',
  });
  const git = (...args: string[]): void => {
    const identity = ['-c', 'user.name=Jane', '-c', 'user.email=jane@example.com'];
    execFileSync('git', [...identity, ...args], { cwd: folder });
  };
  git('init', '-q');
  git('add', '-A');
  git('commit', '-qm', 'Take orders');
  return folder;
}

test('a crash is heard of, also where the dyno is started again at once', async () => {
  const folder = folderWith('shop', { Procfile: 'once: test -e was && exec sleep 1000; touch was; exit 4\n' });
  desktop = await launchDesktop({ args: [folder] });
  const { window } = desktop;
  await trustAndStartAll(window);
  const announced = window.getByRole('log', { name: 'Announcements' });
  await expect(announced).toContainText('once.1: crashed, exited with status 4.');
  await expect(dyno(window, 'once.1')).toContainText('up');
});

test('a crash is seen everywhere, says why and what had changed, and can be dealt with', async () => {
  const folder = shop();
  desktop = await launchDesktop({ args: [folder] });
  const { window, app } = desktop;
  await catchNotifications(app);
  await trustAndStartAll(window);
  await expect(window.getByRole('log', { name: 'Logs' })).toContainText('working on 42');
  await button(window, 'Stop worker.1').click();
  await expect(dyno(window, 'worker.1')).toContainText('down');

  writeFileSync(join(folder, 'orders.txt'), 'forty-two\n');
  await button(window, 'Start worker.1').click();

  await expect(window).toHaveTitle('(1 crashed) shop – Dynodeck');
  const row = dyno(window, 'worker.1');
  await expect(row).toContainText('ValueError: no such order: forty-two');
  await expect(row).toContainText('Changed since it ran well: 1 file');
  await expect(button(window, 'shop')).toHaveAccessibleDescription('1 of 2 dynos up, 1 crashed');
  await expect(window.getByRole('navigation', { name: 'Apps' }).locator('[data-words="1 crashed"]')).toBeVisible();

  await button(window, 'Why worker.1 crashed').click();
  await expect(tab(window, 'worker.1')).toHaveAttribute('aria-selected', 'true');
  const crash = card(window, 'worker.1');
  await expect(crash).toContainText('worker.1 exited with status 1');
  await expect(crash).toContainText('Traceback (most recent call last):');
  await expect(crash).toContainText('orders.txt');
  await expect(terminal(window, 'worker.1')).toContainText('forty-two');

  await expect.poll(() => shownNotifications(app)).toMatchObject([
    { title: 'worker.1 exited with status 1', body: 'shop: ValueError: no such order: forty-two' },
  ]);

  await more(window, 'worker.1', 'Copy report');
  await expect.poll(() => app.evaluate(({ clipboard }) => clipboard.readText())).toContain('- Files: orders.txt');

  await crash.getByRole('button', { name: 'Show log at that moment' }).click();
  await expect(tab(window, 'Logs')).toHaveAttribute('aria-selected', 'true');
  await expect(window.getByRole('log', { name: 'Logs' })).toContainText('Process exited with status 1');

  await tab(window, 'worker.1').click();
  await button(crash, 'Restart').click();
  await expect(crash).toContainText('working on forty-two');
  // It is restarted by itself, and its card goes once it has run for a while.
  writeFileSync(join(folder, 'orders.txt'), '43\n');
  await expect(row).toContainText('up for', { timeout: 15_000 });
  await expect(crash).toBeHidden({ timeout: 20_000 });
  await expect(window).toHaveTitle('shop – Dynodeck');
});

test('a crash bundle is saved as one page without values of config vars', async () => {
  const files = { Procfile: 'worker: echo "using $API_TOKEN"; exit 9\n', '.env': 'API_TOKEN=tok-0123456789\n' };
  desktop = await launchDesktop({ args: [folderWith('bundle', files)] });
  const { window } = desktop;
  await trustAndStartAll(window);
  await tab(window, 'worker.1').click();
  const page = await savedBy(desktop, () => more(window, 'worker.1', 'Save crash bundle'));
  expect(page).toContain('worker.1 of bundle exited with status 9');
  expect(page).toContain('using ••••••••');
  expect(page).not.toContain('tok-0123456789');
});

test('a dyno that waits in a debugger is announced, and nobody is told about the dyno on screen', async () => {
  const breaks = 'print("before", flush=True)\nbreakpoint()\n';
  desktop = await launchDesktop({
    args: [folderWith('debug', { Procfile: 'seen: sleep 1; exit 1\nworker: python3 app.py\n', 'app.py': breaks })],
  });
  const { window, app } = desktop;
  await catchNotifications(app);
  // A display without a window manager focuses nothing by itself.
  await window.evaluate(() => {
    document.hasFocus = () => true;
  });
  await tab(window, 'seen.1').click();
  await trustAndStartAll(window);
  await expect(dyno(window, 'worker.1')).toContainText('waits in pdb');
  await expect(tab(window, 'worker.1')).toHaveAttribute('aria-description', 'waits in pdb');
  await expect(tab(window, 'worker.1').locator('[data-words="waits in pdb"]')).toBeVisible();
  await expect(card(window, 'seen.1')).toContainText('seen.1 exited with status 1');
  await expect.poll(() => shownNotifications(app)).toEqual([
    { title: 'worker.1 waits in pdb', body: 'debug: its terminal has a debugger\'s prompt.' },
  ]);
  await tab(window, 'worker.1').click();
  await terminal(window, 'worker.1').click();
  await window.keyboard.type('c\n');
  await expect(dyno(window, 'worker.1')).not.toContainText('waits in pdb');
});
