import { once } from 'node:events';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ElectronApplication, expect, type Page, test } from '@playwright/test';
import type { DesktopBridge, UpdateState } from '../../shared/desktop/desktop-bridge.ts';
import { type Desktop, launchDesktop, type LaunchOptions } from './launch.ts';
import { clickMenu, isEnabled } from './menu.ts';
import { button, dyno, folderWith, trustAndStartAll } from './window.ts';

const SLEEPER = 'worker: exec sleep 1000\n';

let desktop: Desktop;

test.afterEach(() => desktop?.close());

async function open(options: LaunchOptions = {}): Promise<Page> {
  desktop = await launchDesktop(options);
  return desktop.window;
}

/** The same Dynodeck quit and started again. */
async function quitAndStart(options: LaunchOptions = {}): Promise<Page> {
  const { userData } = desktop;
  await desktop.close();
  return open({ ...options, userData });
}

/** Answers main's message boxes from now on; the function gives what they said. */
async function answerBoxes(app: ElectronApplication, response: number): Promise<() => Promise<string[]>> {
  await app.evaluate(({ dialog }, answer) => {
    const scope = globalThis as unknown as { boxes: string[] };
    scope.boxes = [];
    dialog.showMessageBox = (...given: unknown[]) => {
      const { message, detail = '' } = given.at(-1) as Electron.MessageBoxOptions;
      scope.boxes.push(`${message} ${detail}`);
      return Promise.resolve({ response: answer, checkboxChecked: false });
    };
  }, response);
  return () => app.evaluate(() => (globalThis as unknown as { boxes: string[] }).boxes);
}

/** Calls a function of the bridge as the page would. */
function bridge<N extends 'desktopState' | 'changeSettings' | 'showNotification' | 'checkForUpdate'>(
  window: Page,
  name: N,
  argument?: Parameters<DesktopBridge[N]>[0],
): Promise<Awaited<ReturnType<DesktopBridge[N]>>> {
  return window.evaluate(
    ([called, given]) => {
      const { dynodeck } = globalThis as unknown as { dynodeck: Record<string, (argument: unknown) => Promise<never>> };
      return dynodeck[called as string]!(given);
    },
    [name, argument] as const,
  );
}

test.describe('The native menu', () => {
  test('acts on the app on screen, and asks for trust as its buttons do', async () => {
    const window = await open({ args: [folderWith('shop', { Procfile: SLEEPER })] });
    await expect(dyno(window, 'worker.1')).toContainText('down');
    await expect.poll(() => isEnabled(desktop, 'app.start')).toBe(true);
    expect(await isEnabled(desktop, 'app.stop')).toBe(false);
    await clickMenu(desktop, 'Start All');
    await expect(window.getByRole('dialog', { name: 'Do you trust shop?' })).toBeVisible();
    await button(window, 'Trust and continue').click();
    await expect(dyno(window, 'worker.1')).toContainText('up');
    await expect.poll(() => isEnabled(desktop, 'app.stop')).toBe(true);

    await window.getByRole('tab', { name: 'worker.1' }).click();
    await clickMenu(desktop, 'Show Logs');
    await expect(window.getByRole('tab', { name: 'Logs' })).toHaveAttribute('aria-selected', 'true');
    await clickMenu(desktop, 'Run One-Off…');
    await expect(window.getByRole('dialog', { name: 'Run a one-off dyno' })).toBeVisible();
    await window.keyboard.press('Escape');

    await clickMenu(desktop, 'Stop All');
    await expect(dyno(window, 'worker.1')).toContainText('down');
    await clickMenu(desktop, 'Close App');
    await expect(button(window, 'Open folder').first()).toBeVisible();
    await expect.poll(() => isEnabled(desktop, 'app.start')).toBe(false);
  });

  test('opens folders, lists recent apps, and forgets them', async () => {
    const folder = folderWith('visited', { Procfile: SLEEPER });
    const window = await open();
    await desktop.app.evaluate(({ dialog }, path) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
    }, folder);
    await clickMenu(desktop, 'Open Folder…');
    await expect(window.getByRole('heading', { name: 'visited' })).toBeVisible();
    await clickMenu(desktop, 'Close App');
    await expect(window.getByRole('heading', { name: 'visited' })).toHaveCount(0);
    await clickMenu(desktop, `visited  —  ${folder}`);
    await expect(window.getByRole('heading', { name: 'visited' })).toBeVisible();
    await clickMenu(desktop, 'Clear Recent Apps');
    const recent = () =>
      desktop.app.evaluate(({ Menu }) => {
        const file = Menu.getApplicationMenu()?.items.find(({ label }) => label === 'File');
        return file?.submenu?.items.find(({ label }) => label === 'Open Recent')?.enabled;
      });
    await expect.poll(recent).toBe(false);
  });

  test('changes the theme and the size of the page, and both are remembered', async () => {
    const window = await open();
    const isDark = async () => {
      // Playwright shows every page in light unless told to leave that to the program.
      await desktop.window.emulateMedia({ colorScheme: null });
      return desktop.window.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
    };
    await clickMenu(desktop, 'Dark');
    await expect.poll(isDark).toBe(true);
    const width = await window.evaluate(() => innerWidth);
    await clickMenu(desktop, 'Zoom In');
    await clickMenu(desktop, 'Zoom In');
    await expect.poll(() => window.evaluate(() => innerWidth)).toBe(Math.round(width / 1.25));
    await quitAndStart();
    await expect.poll(isDark).toBe(true);
    await expect.poll(() => desktop.window.evaluate(() => innerWidth)).toBe(Math.round(width / 1.25));
    for (let step = 0; step < 20; step++) await clickMenu(desktop, 'Zoom Out');
    await expect.poll(() => desktop.window.evaluate(() => innerWidth)).toBe(width * 2);
    await clickMenu(desktop, 'Light');
    await expect.poll(isDark).toBe(false);
  });

  test('shows the keyboard shortcuts', async () => {
    const window = await open();
    await clickMenu(desktop, 'Keyboard Shortcuts');
    await expect(window.getByRole('dialog', { name: 'Keyboard shortcuts' })).toContainText('Open a folder');
  });

  test('opens the folders of the documentation and of its own logs', async () => {
    await open();
    await desktop.app.evaluate(({ shell }) => {
      const scope = globalThis as unknown as { opened: string[] };
      scope.opened = [];
      shell.openPath = (path) => {
        scope.opened.push(path);
        return Promise.resolve('');
      };
    });
    await clickMenu(desktop, 'Documentation');
    await clickMenu(desktop, 'Show Dynodeck’s Own Logs');
    const opened = () => desktop.app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened);
    await expect.poll(opened).toEqual([expect.stringMatching(/docs$/), join(desktop.userData, 'logs')]);
    for (const folder of await opened()) expect(readdirSync(folder)).not.toEqual([]);
  });

  test('copies diagnostics, without what belongs to the app', async () => {
    const folder = folderWith('private-shop', { Procfile: 'worker: exec sleep 1234\n', '.env': 'API_KEY=hush-hush\n' });
    const window = await open({ args: [folder] });
    await expect(dyno(window, 'worker.1')).toContainText('down');
    await expect.poll(() => isEnabled(desktop, 'app.start')).toBe(true);
    await clickMenu(desktop, 'Copy Diagnostics');
    const copied = () => desktop.app.evaluate(({ clipboard }) => clipboard.readText());
    await expect.poll(copied).toContain('Dynodeck diagnostics');
    await expect(window.getByText('Diagnostics are on the clipboard.')).toBeVisible();
    const text = await copied();
    const facts = ['Electron ', 'Chromium ', 'Platform: ', 'Display: ', 'GPU: ', 'Apps: 1', 'Dynos: 1 down', 'main.log:'];
    for (const fact of facts) expect(text).toContain(fact);
    for (const secret of ['hush-hush', 'private-shop', 'sleep 1234']) expect(text).not.toContain(secret);
  });
});

test.describe('A dynodeck: link', () => {
  const link = (folder: string) => `dynodeck://open?folder=${encodeURIComponent(folder)}`;

  test('asks, names the folder, opens it, and runs nothing', async () => {
    const folder = folderWith('linked', { Procfile: SLEEPER });
    const window = await open();
    const boxes = await answerBoxes(desktop.app, 0);
    expect((await desktop.secondStart([link(folder)])).status).toBe(0);
    await expect(window.getByRole('heading', { name: 'linked' })).toBeVisible();
    const question = `Open linked in Dynodeck? A link asks to open this folder:\n${folder}`;
    expect(await boxes()).toEqual([expect.stringContaining(question)]);
    await expect(dyno(window, 'worker.1')).toContainText('down');
    await button(window, 'Start all').click();
    await expect(window.getByRole('dialog', { name: 'Do you trust linked?' })).toBeVisible();
  });

  test('is not followed when its reader declines', async () => {
    const window = await open();
    const boxes = await answerBoxes(desktop.app, 1);
    await desktop.secondStart([link(folderWith('declined', { Procfile: SLEEPER }))]);
    await expect.poll(async () => (await boxes()).length).toBe(1);
    await expect(button(window, 'Open folder').first()).toBeVisible();
    await expect(window.getByRole('heading', { name: 'declined' })).toHaveCount(0);
  });

  test('that is hostile is refused with a notice, unasked', async () => {
    const window = await open();
    const boxes = await answerBoxes(desktop.app, 0);
    const hostile: [string, string][] = [
      [link('file:///etc'), 'not a full path'],
      [link('//server/share'), 'on another computer'],
      [link('/srv/../etc'), 'leads through'],
      [link('/srv/a\nb'), 'cannot be shown as it is'],
      [`dynodeck://run?folder=${tmpdir()}`, 'nothing else'],
      [link(`/${'a'.repeat(5000)}`), 'too long'],
      [link('/no/such/folder'), 'there is no folder /no/such/folder'],
      [link('/etc/passwd'), 'there is no folder /etc/passwd'],
    ];
    for (const [address, reason] of hostile) {
      await desktop.secondStart([address]);
      await expect(window.getByText(reason).last()).toBeVisible();
    }
    expect(await boxes()).toEqual([]);
    await expect(button(window, 'Open folder').first()).toBeVisible();
  });

  test('brings nothing else along: arguments beside it are ignored', async () => {
    const window = await open();
    const boxes = await answerBoxes(desktop.app, 1);
    const folder = folderWith('smuggled', { Procfile: SLEEPER });
    await desktop.secondStart([folder, link(folderWith('bait', { Procfile: SLEEPER }))]);
    await expect.poll(async () => (await boxes()).length).toBe(1);
    expect((await boxes())[0]).toContain('Open bait');
    await expect(window.getByRole('heading', { name: 'smuggled' })).toHaveCount(0);
  });
});

test.describe('The next start', () => {
  test('opens what was open, shows what was on screen, and starts nothing', async () => {
    const first = folderWith('first', { Procfile: SLEEPER });
    const window = await open({ args: [first] });
    await trustAndStartAll(window);
    await expect(dyno(window, 'worker.1')).toContainText('up');
    await desktop.secondStart([folderWith('second', { Procfile: 'clock: exec sleep 1000\n' })]);
    await expect(window.getByRole('heading', { name: 'second' })).toBeVisible();
    await desktop.secondStart([folderWith('third', { Procfile: SLEEPER })]);
    await expect(window.getByRole('heading', { name: 'third' })).toBeVisible();
    const rail = (page: Page) => page.getByRole('navigation', { name: 'Apps' });
    await rail(window).getByRole('button', { name: /^second/ }).click();
    await expect(dyno(window, 'clock.1')).toBeVisible();

    const again = await quitAndStart();
    for (const name of ['first', 'second', 'third']) {
      await expect(rail(again).getByRole('button', { name: new RegExp(`^${name}`) })).toBeVisible();
    }
    await expect(again.getByRole('heading', { name: 'second' })).toBeVisible();
    await rail(again).getByRole('button', { name: /^first/ }).click();
    await expect(dyno(again, 'worker.1')).toContainText('down');
  });

  test('starts what ran when that was chosen, in folders that are trusted', async () => {
    const window = await open({ args: [folderWith('ran', { Procfile: `${SLEEPER}clock: exec sleep 1000\n` })] });
    await clickMenu(desktop, 'Start What Was Running');
    await trustAndStartAll(window);
    for (const name of ['worker.1', 'clock.1']) await expect(dyno(window, name)).toContainText('up');
    await button(window, 'Stop clock.1').click();
    await expect(dyno(window, 'clock.1')).toContainText('down');

    const again = await quitAndStart();
    await expect(dyno(again, 'worker.1')).toContainText('up');
    await expect(dyno(again, 'clock.1')).toContainText('down');
  });

  test('does not bring back an app that was closed, and names one whose folder has gone', async () => {
    const gone = folderWith('gone', { Procfile: SLEEPER });
    const window = await open({ args: [gone] });
    await expect(window.getByRole('heading', { name: 'gone' })).toBeVisible();
    await desktop.secondStart([folderWith('closed', { Procfile: SLEEPER })]);
    await expect(window.getByRole('heading', { name: 'closed' })).toBeVisible();
    await clickMenu(desktop, 'Close App');
    await expect(window.getByRole('heading', { name: 'gone' })).toBeVisible();
    await desktop.close();
    rmSync(gone, { recursive: true });
    const again = await open({ userData: desktop.userData });
    await expect(again.getByText(`${gone} was open before and could not be opened again`)).toBeVisible();
    await expect(again.getByRole('heading', { name: 'closed' })).toHaveCount(0);
  });

  test('has its window where it was and, where that is off the screen, where it is seen', async () => {
    await open();
    const bounds = () => desktop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.getBounds());
    const place = { x: 120, y: 90, width: 1000, height: 700 };
    await desktop.app.evaluate(({ BrowserWindow }, at) => BrowserWindow.getAllWindows()[0]!.setBounds(at), place);
    await expect.poll(bounds).toEqual(place);
    await quitAndStart();
    await expect.poll(bounds).toEqual(place);

    await desktop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.setPosition(1400, 800));
    await expect.poll(async () => (await bounds()).x).toBe(1400);
    await quitAndStart();
    const area = await desktop.app.evaluate(({ screen }) => screen.getPrimaryDisplay().workArea);
    const { x, y, width, height } = await bounds();
    expect(x + width).toBeLessThanOrEqual(area.x + area.width);
    expect(y + height).toBeLessThanOrEqual(area.y + area.height);
  });
});

test.describe('Closing to the tray', () => {
  const NO_BUS = 'unix:path=/nonexistent/bus';

  /** A session bus on which somebody shows trays. */
  function withTray(): Record<string, string> {
    const programs = mkdtempSync(join(tmpdir(), 'dynodeck-e2e-'));
    writeFileSync(join(programs, 'gdbus'), '#!/bin/sh\necho "(true,)"\n');
    chmodSync(join(programs, 'gdbus'), 0o755);
    return {
      PATH: `${programs}:${process.env['PATH'] ?? ''}`,
      DBUS_SESSION_BUS_ADDRESS: process.env['DBUS_SESSION_BUS_ADDRESS'] ?? NO_BUS,
    };
  }
  const isVisible = () => desktop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.isVisible());
  const closeWindow = () => desktop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.close());

  test('without a tray it is not offered, and closing the window quits even when it was chosen', async () => {
    const window = await open({ env: { DBUS_SESSION_BUS_ADDRESS: NO_BUS } });
    expect(await bridge(window, 'desktopState')).toMatchObject({ hasTray: false, settings: { closeToTray: false } });
    await expect(clickMenu(desktop, 'Close to Tray')).rejects.toThrow('no item');
    await bridge(window, 'changeSettings', { closeToTray: true });
    const ended = once(desktop.app.process(), 'exit');
    await closeWindow().catch(() => {});
    expect(await ended).toEqual([0, null]);
  });

  test('is off until it is chosen, says so once, and leaves the dynos running', async () => {
    const window = await open({ args: [folderWith('tray', { Procfile: SLEEPER })], env: withTray() });
    await trustAndStartAll(window);
    await expect(dyno(window, 'worker.1')).toContainText('up');
    await expect.poll(async () => (await bridge(window, 'desktopState')).hasTray).toBe(true);
    await clickMenu(desktop, 'Close to Tray');
    const boxes = await answerBoxes(desktop.app, 0);
    await closeWindow();
    await expect.poll(isVisible).toBe(false);
    expect(await boxes()).toEqual([expect.stringContaining('Dynodeck goes on in the tray.')]);

    expect((await desktop.secondStart([])).status).toBe(0);
    await expect.poll(isVisible).toBe(true);
    await expect(dyno(window, 'worker.1')).toContainText('up');
    await closeWindow();
    await expect.poll(isVisible).toBe(false);
    expect(await boxes()).toHaveLength(1);
  });
});

test('settings of the desktop app are changed by the page, told to it, and remembered', async () => {
  const window = await open();
  const changed = await bridge(window, 'changeSettings', { notifications: false, theme: 'dark' });
  expect(changed.settings).toMatchObject({ notifications: false, theme: 'dark', updates: true, startRunning: false });
  const notification = { title: 'web.1 crashed', body: 'status 1', app: 'a', dyno: 'web.1' };
  expect(await bridge(window, 'showNotification', notification)).toBe(false);
  const again = await quitAndStart();
  expect((await bridge(again, 'desktopState')).settings).toMatchObject({ notifications: false, theme: 'dark' });
});

test('a notification leads to its dyno when it is clicked', async () => {
  const window = await open({ args: [folderWith('clicked', { Procfile: `${SLEEPER}clock: exec sleep 1000\n` })] });
  await expect(dyno(window, 'worker.1')).toBeVisible();
  await desktop.app.evaluate(({ ipcMain, Notification }) => {
    const scope = globalThis as unknown as { onScreen: string | null; shown: Electron.Notification[] };
    Object.assign(scope, { onScreen: null, shown: [] });
    ipcMain.on('appOnScreen', (_event, id: string | null) => (scope.onScreen = id));
    // No desktop here shows any.
    Notification.isSupported = () => true;
    Notification.prototype.show = function (this: Electron.Notification) {
      scope.shown.push(this);
    };
  });
  // The page says again what is on screen.
  await window.reload();
  const onScreen = () => desktop.app.evaluate(() => (globalThis as unknown as { onScreen: string | null }).onScreen);
  await expect.poll(onScreen).not.toBeNull();
  const app = (await onScreen())!;
  const asked = { title: 'clock.1 crashed', body: 'It <b>exited</b>\nwith status 1.', app, dyno: 'clock.1' };
  expect(await bridge(window, 'showNotification', asked)).toBe(true);
  const [said] = await desktop.app.evaluate(() => {
    const { shown } = globalThis as unknown as { shown: Electron.Notification[] };
    shown[0]!.emit('click');
    return shown.map(({ title, body }) => `${title}: ${body}`);
  });
  expect(said).toMatch(/^clock\.1 crashed: It (<b>|&lt;b&gt;)exited.* with status 1\.$/);
  await expect(window.getByRole('tab', { name: 'clock.1' })).toHaveAttribute('aria-selected', 'true');
});

test('a Dynodeck that was not installed from a package never looks for updates', async () => {
  const window = await open();
  const state = await bridge(window, 'checkForUpdate');
  expect(state).toMatchObject({ phase: 'off', reason: expect.stringContaining('package') });
});

test('the window says how far an update is, and why it cannot be installed now', async () => {
  const window = await open();
  await expect(button(window, 'Open folder').first()).toBeVisible();
  const state = await bridge(window, 'desktopState');
  const tell = (update: UpdateState) =>
    desktop.app.evaluate(
      ({ webContents }, message) => webContents.getAllWebContents()[0]!.send('dynodeck:message', message),
      { kind: 'state', state: { ...state, update } },
    );
  await tell({ phase: 'downloading', version: '9.9.9', percent: 40 });
  await expect(window.getByText('Dynodeck 9.9.9 is being downloaded: 40 %.')).toBeVisible();
  await tell({ phase: 'ready', version: '9.9.9' });
  await expect(window.getByText('Dynodeck 9.9.9 is ready.')).toBeVisible();
  // Nothing was really downloaded: main knows better than its page.
  await button(window, 'Restart to update').click();
  await expect(window.getByText('No update is ready to be installed.', { exact: true })).toBeVisible();
  await button(window, 'Later').click();
  await expect(window.getByText('Dynodeck 9.9.9 is ready.')).toHaveCount(0);
});

test.describe('When a process of Dynodeck ends by itself', () => {
  test('the page is loaded again, its dynos run on, and the log knows', async () => {
    const window = await open({ args: [folderWith('page', { Procfile: SLEEPER })] });
    await trustAndStartAll(window);
    await expect(dyno(window, 'worker.1')).toContainText('up');
    const boxes = await answerBoxes(desktop.app, 0);
    await desktop.app.evaluate(({ webContents }) => webContents.getAllWebContents()[0]!.forcefullyCrashRenderer());
    await expect.poll(boxes).toEqual([expect.stringContaining('The window’s page ended unexpectedly.')]);
    await expect
      .poll(() => desktop.app.evaluate(({ webContents }) => webContents.getAllWebContents()[0]!.isCrashed()))
      .toBe(false);
    const text = () =>
      desktop.app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]!.webContents.executeJavaScript('document.body.innerText') as Promise<string>,
      );
    await expect.poll(text).toContain('worker.1');
    expect(readFileSync(join(desktop.userData, 'logs/main.log'), 'utf8')).toMatch(/error page gone: /);
  });

  test('a page that hangs is loaded again when that is chosen, without a second question', async () => {
    const window = await open({ args: [folderWith('hang', { Procfile: SLEEPER })] });
    await expect(dyno(window, 'worker.1')).toBeVisible();
    const boxes = await answerBoxes(desktop.app, 1);
    const loaded = desktop.app.evaluate(
      ({ webContents }) =>
        new Promise((resolve) => webContents.getAllWebContents()[0]!.once('did-finish-load', () => resolve(true))),
    );
    await desktop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.emit('unresponsive'));
    expect(await loaded).toBe(true);
    expect(await boxes()).toEqual([expect.stringContaining('The window’s page does not respond.')]);
  });

  test('the engine is started again on request, with its apps open and their dynos down', async () => {
    const window = await open({ args: [folderWith('engine', { Procfile: SLEEPER })] });
    await trustAndStartAll(window);
    await expect(dyno(window, 'worker.1')).toContainText('up');
    const boxes = await answerBoxes(desktop.app, 0);
    const pid = await desktop.app.evaluate(
      ({ app }) => app.getAppMetrics().find(({ name }) => name === 'dynodeck-engine')?.pid,
    );
    process.kill(pid!, 'SIGKILL');
    await expect.poll(boxes).toEqual([expect.stringContaining('Dynodeck’s engine ended unexpectedly.')]);
    await expect(dyno(window, 'worker.1')).toContainText('down');
    const log = readFileSync(join(desktop.userData, 'logs/main.log'), 'utf8');
    expect(log).toMatch(/error the engine ended unexpectedly/);
  });
});
