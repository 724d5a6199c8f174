/** What the menus of a terminal and of the window offer, by the palette. */
import { expect, type Locator, type Page, test } from '@playwright/test';
import type { Desktop } from './launch.ts';
import { input, showTerminal } from './panes.ts';
import { savedBy } from './saved-file.ts';
import { openTab, screen, startApp } from './streams-app.ts';
import { button } from './window.ts';

const FILES = { Procfile: "talker: bash -c 'echo to be kept; exec sleep 1000'\n" };

let desktop: Desktop;
let window: Page;

test.beforeAll(async () => {
  desktop = await startApp(FILES, ['talker.1']);
  window = desktop.window;
});

test.beforeEach(async () => {
  await openTab(window, 'Logs');
  await expect(window.getByRole('tab', { name: 'Logs', exact: true })).toHaveAttribute('aria-selected', 'true');
});

test.afterAll(() => desktop?.close());

const palette = (): Locator => window.getByRole('dialog', { name: 'Command palette' });

async function type(words: string): Promise<void> {
  await window.keyboard.press('Control+Shift+P');
  await expect(palette().getByRole('combobox')).toBeFocused();
  await window.keyboard.type(words);
}

async function choose(title: string): Promise<void> {
  await type(title);
  await expect(palette().getByRole('option').first()).toContainText(title);
  await window.keyboard.press('Enter');
  await expect(palette()).toBeHidden();
}

async function leave(): Promise<void> {
  await window.keyboard.press('Escape');
  await expect(palette()).toBeHidden();
}

test('the terminal that was used last is saved, copied and cleared', async () => {
  await showTerminal(window, 'talker.1');
  await expect(screen(window, 'talker.1')).toContainText('to be kept');
  expect(await savedBy(desktop, () => choose('Save the output of the terminal'))).toBe('to be kept\n');
  await desktop.app.evaluate(({ clipboard }) => clipboard.clear());
  await choose('Copy all of the terminal');
  await expect.poll(() => desktop.app.evaluate(({ clipboard }) => clipboard.readText())).toBe('to be kept\n');
  await expect(input(window, 'talker.1')).toBeFocused();
  await choose('Clear the terminal');
  await expect(screen(window, 'talker.1')).not.toContainText('to be kept');
});

test('a one-off dyno is recorded and the recording saved; other dynos offer no recording', async () => {
  await showTerminal(window, 'talker.1');
  await type('Record the terminal');
  await expect(palette().getByRole('option', { name: 'Record the terminal from now on' })).toHaveCount(0);
  await leave();
  await button(window, 'bash').click();
  const oneOff = window.getByRole('tab', { name: /^run\./ });
  await expect(oneOff).toHaveAttribute('aria-selected', 'true');
  const name = (await oneOff.getAttribute('aria-label'))!;
  await expect(input(window, name)).toBeFocused();
  await choose('Record the terminal from now on');
  await expect(input(window, name)).toBeFocused();
  await window.keyboard.type('echo 6"7"8\n');
  await expect(screen(window, name)).toContainText('678');
  expect(await savedBy(desktop, () => choose('Save the recording of the terminal'))).toContain('678');
});

test('where no terminal is on screen, none of it is offered', async () => {
  await type('of the terminal');
  await expect(palette().getByRole('option', { name: /of the terminal$/ })).toHaveCount(0);
  await leave();
});

test('the page gets larger, smaller, and as it was', async () => {
  const factor = (): Promise<number | undefined> =>
    desktop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getZoomFactor());
  await choose('Zoom in');
  await expect.poll(factor).toBeCloseTo(1.1);
  await choose('Actual size');
  await expect.poll(factor).toBeCloseTo(1);
  await choose('Zoom out');
  await expect.poll(factor).toBeCloseTo(0.9);
  await choose('Actual size');
  await expect.poll(factor).toBeCloseTo(1);
});
