import { expect, type Locator, type Page, test } from '@playwright/test';
import type { DesktopBridge, DesktopSettings } from '../../shared/desktop/desktop-bridge.ts';
import { type Desktop, launchDesktop } from './launch.ts';
import { acceleratorOf, clickMenu } from './menu.ts';
import { dyno, folderWith } from './window.ts';

let desktop: Desktop;
let window: Page;

test.beforeAll(async () => {
  desktop = await launchDesktop({ args: [folderWith('shop', { Procfile: 'worker: exec sleep 1000\n' })] });
  window = desktop.window;
  await expect(dyno(window, 'worker.1')).toBeVisible();
});

test.afterAll(() => desktop?.close());

const dialog = (): Locator => window.getByRole('dialog', { name: 'Preferences' });
const search = (): Locator => dialog().getByRole('searchbox', { name: 'Search preferences' });
const palette = (): Locator => window.getByRole('dialog', { name: 'Command palette' });

async function openPreferences(): Promise<void> {
  await clickMenu(desktop, 'All Preferences…');
  await expect(search()).toBeFocused();
}

async function leave(): Promise<void> {
  await dialog().getByRole('button', { name: 'Done' }).click();
  await expect(dialog()).toBeHidden();
}

function settings(): Promise<DesktopSettings> {
  return window.evaluate(async () => {
    const { dynodeck } = globalThis as unknown as { dynodeck: DesktopBridge };
    return (await dynodeck.desktopState()).settings;
  });
}

/** Runs what the palette finds first. */
async function run(words: string): Promise<void> {
  await window.keyboard.press('Control+Shift+P');
  await expect(palette().getByRole('combobox')).toBeFocused();
  await window.keyboard.type(words);
  await expect(palette().getByRole('option').first()).toContainText(words);
  await window.keyboard.press('Enter');
  await expect(palette()).toBeHidden();
}

test('every setting is there with a line that explains it, and they are in force at once', async () => {
  await openPreferences();
  await test.info().attach('preferences', { body: await window.screenshot(), contentType: 'image/png' });
  const named = ['Theme', 'Screen readers announce', 'Timestamps', 'Scrollback of terminals'];
  for (const name of named) {
    await expect(dialog().getByRole('combobox', { name })).toHaveAccessibleDescription(/\w.+\.$/);
  }
  for (const name of ['Start what was running', 'Notifications of the system', 'Check for updates', 'Fold stack traces']) {
    await expect(dialog().getByRole('switch', { name })).toHaveAccessibleDescription(/\w.+\.$/);
  }
  const notifications = dialog().getByRole('switch', { name: 'Notifications of the system' });
  await expect(notifications).toBeChecked();
  await notifications.click();
  await expect(notifications).not.toBeChecked();
  expect(await settings()).toMatchObject({ notifications: false, startRunning: false });
  await clickMenu(desktop, 'Show Notifications');
  await expect(notifications).toBeChecked();
  await leave();
});

test('one search finds settings by what they are about, and shortcuts', async () => {
  await openPreferences();
  await search().fill('speech');
  await expect(dialog().getByRole('combobox', { name: 'Screen readers announce' })).toBeVisible();
  await expect(dialog().getByRole('combobox', { name: 'Theme' })).toBeHidden();
  await search().fill('filter logs');
  await expect(dialog().getByRole('listitem', { name: 'Filter logs' })).toBeVisible();
  await test.info().attach('preferences-search', { body: await window.screenshot(), contentType: 'image/png' });
  await search().fill('no such thing at all');
  await expect(dialog()).toContainText('No setting and no shortcut matches “no such thing at all”.');
  await window.keyboard.press('Escape');
  await expect(search()).toHaveValue('');
  await expect(dialog().getByRole('combobox', { name: 'Theme' })).toBeVisible();
  await leave();
});

test('the list of shortcuts leads to where they are changed', async () => {
  await clickMenu(desktop, 'Keyboard Shortcuts');
  const sheet = window.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await sheet.getByRole('button', { name: 'Change shortcuts' }).click();
  await expect(dialog().getByRole('heading', { name: 'Keyboard' })).toBeInViewport();
  await leave();
});

test('settings are changed from the palette, too', async () => {
  await run('Check for updates: off');
  await expect.poll(async () => (await settings()).updates).toBe(false);
  await run('Check for updates: on');
  await expect.poll(async () => (await settings()).updates).toBe(true);
  await run('Timestamps: Age');
  await openPreferences();
  await expect(dialog().getByRole('combobox', { name: 'Timestamps' })).toHaveValue('relative');
  await leave();
});

test('the native menu follows a shortcut that is changed, taken away, and reset', async () => {
  const menu = (): Promise<string | undefined> => acceleratorOf(desktop, 'Open Folder…');
  await expect.poll(menu).toBe('Ctrl+Shift+N');
  await openPreferences();
  await search().fill('open a folder');
  const row = dialog().getByRole('listitem', { name: 'Open a folder' });
  await row.getByRole('button', { name: /^Change/ }).click();
  await expect(row).toContainText('Press the new keys');
  await window.keyboard.press('Control+Shift+U');
  await expect(row).toContainText('U');
  await expect.poll(menu).toBe('Ctrl+Shift+U');

  // In a terminal it would belong to the program, and the menu takes what it has from everybody.
  await row.getByRole('button', { name: /^Change/ }).click();
  await expect(row).toContainText('Press the new keys');
  await window.keyboard.press('Control+U');
  await expect.poll(menu).toBe('');
  expect(await acceleratorOf(desktop, 'Run One-Off…')).toBe('Ctrl+Shift+T');

  await row.getByRole('button', { name: /^Reset/ }).click();
  await expect.poll(menu).toBe('Ctrl+Shift+N');
  await leave();
});
