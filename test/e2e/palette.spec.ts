/** Everything here is done with the keyboard alone. */
import { expect, test, type Locator, type Page } from '@playwright/test';
import { type Desktop, launchDesktop } from './launch.ts';
import { button, dyno, folderWith, terminal } from './window.ts';
import { freeBlock } from '../tools/free-block.ts';

const SHOP = {
  Procfile: [
    'web: bash -c \'echo "GET / 500"; echo "Error: no such table orders" >&2; python3 -m http.server "$PORT"\'',
    'worker: bash -c \'while sleep 0.2; do echo "job done"; done\'',
  ].join('\n'),
};
const BLOG = { Procfile: 'blog: sleep 600\n' };

let desktop: Desktop;
let window: Page;

test.beforeAll(async () => {
  const shop = folderWith('shop', SHOP);
  desktop = await launchDesktop({ args: [shop, '-p', String(await freeBlock())] });
  window = desktop.window;
  await desktop.secondStart([folderWith('blog', BLOG), '-p', String(await freeBlock())]);
  await expect(window.getByRole('navigation', { name: 'Apps' }).getByRole('button', { name: 'blog' })).toBeVisible();
  await switchTo('shop');
  await run('Start all dynos');
  await expect(button(window, 'Trust and continue')).toBeVisible();
  await pressUntilFocused(button(window, 'Trust and continue'));
  await window.keyboard.press('Enter');
  await expect(dyno(window, 'web.1')).toContainText('up');
});

test.afterAll(() => desktop?.close());

const palette = (): Locator => window.getByRole('dialog', { name: 'Command palette' });
const field = (): Locator => palette().getByRole('combobox');
const option = (name: string | RegExp): Locator => palette().getByRole('option', { name });

async function openPalette(): Promise<void> {
  await window.keyboard.press('Control+Shift+P');
  await expect(field()).toBeFocused();
}

/** Runs the first thing that is found. */
async function run(words: string): Promise<void> {
  await openPalette();
  await window.keyboard.type(words);
  await expect(palette().getByRole('option').first()).toContainText(words.split(' ')[0] ?? '');
  await window.keyboard.press('Enter');
}

async function switchTo(app: string): Promise<void> {
  await openPalette();
  await window.keyboard.type(app);
  await window.keyboard.press('Enter');
  await expect(window.getByRole('heading', { level: 1, name: app })).toBeVisible();
}

/** Tab goes round; a button that cannot be reached fails the test. */
async function pressUntilFocused(target: Locator): Promise<void> {
  await expect(async () => {
    await window.keyboard.press('Tab');
    await expect(target).toBeFocused({ timeout: 200 });
  }).toPass();
}

test('web is scaled to 2, with the number as an answer', async () => {
  await openPalette();
  await window.keyboard.type('scale a process');
  await window.keyboard.press('Enter');
  await expect(palette().getByRole('combobox', { name: 'Scale which process type?' })).toBeFocused();
  await window.keyboard.type('web');
  await window.keyboard.press('Enter');
  await expect(palette().getByRole('combobox', { name: 'To how many dynos?' })).toBeFocused();
  await window.keyboard.type('x');
  await expect(palette()).toContainText('A number of dynos from 0 to 100');
  await window.keyboard.press('Backspace');
  await window.keyboard.type('2');
  await window.keyboard.press('Enter');
  await expect(palette()).toBeHidden();
  await expect(dyno(window, 'web.2')).toContainText('up');
  await expect(window.getByRole('spinbutton', { name: 'web dynos' })).toHaveValue('2');
});

test('a whole sentence does the same in one go, and comes first the next time', async () => {
  await openPalette();
  await window.keyboard.type('scale web to 1');
  await expect(palette().getByRole('option').first()).toContainText('Scale web to 1');
  await window.keyboard.press('Enter');
  await expect(window.getByRole('spinbutton', { name: 'web dynos' })).toHaveValue('1');
  await openPalette();
  await expect(palette().getByRole('group', { name: 'Recently used' }).getByRole('option').first()).toContainText(
    'Scale web to 1',
  );
  await window.keyboard.press('Escape');
  await expect(palette()).toBeHidden();
});

test('Escape and Backspace take an answer back before they leave', async () => {
  await openPalette();
  await window.keyboard.type('scale worker');
  await window.keyboard.press('Enter');
  await expect(palette()).toContainText('Scale worker to');
  await window.keyboard.press('Backspace');
  await expect(palette().getByRole('combobox', { name: 'Scale which process type?' })).toBeFocused();
  await window.keyboard.press('Escape');
  await expect(palette().getByRole('combobox', { name: 'Search commands, dynos and apps' })).toBeFocused();
  await window.keyboard.press('Escape');
  await expect(palette()).toBeHidden();
});

test('a console is run, typed into, and left with the window’s keys', async () => {
  await window.keyboard.press('Control+Shift+T');
  await expect(palette().getByRole('combobox')).toBeFocused();
  await window.keyboard.type('bash --norc');
  await window.keyboard.press('Enter');
  const console = window.getByRole('region', { name: /^Terminal run\.\d+$/ });
  await expect(console.getByRole('textbox')).toBeFocused();
  await window.keyboard.type('echo $((6 * 7)) apples\n');
  await expect(console).toContainText('42 apples');
  // Ctrl+K and Ctrl+P belong to the program: the shell kills the line, and brings back the last one.
  await window.keyboard.press('Control+p');
  await window.keyboard.press('Control+a');
  await window.keyboard.press('Control+k');
  await expect(palette()).toBeHidden();
  await window.keyboard.type('exit\n');
  await expect(dyno(window, 'web.1')).toBeVisible();

  await window.keyboard.press('Control+Shift+T');
  await expect(option('bash --norc')).toContainText('run before');
  await window.keyboard.press('Escape');
  await window.keyboard.press('Escape');
  await expect(palette()).toBeHidden();
});

test('an error is found in the log', async () => {
  await window.keyboard.press('Control+Shift+X');
  await expect(window.getByRole('searchbox', { name: 'Filter logs' })).toBeFocused();
  await window.keyboard.type('no such table');
  const log = window.getByRole('log', { name: 'Logs' });
  await expect(log).toContainText('Error: no such table orders');
  await expect(log).not.toContainText('job done');
  await window.keyboard.press('Escape');
  await expect(log).toContainText('job done');
});

test('find and jump are reached from anywhere in the app', async () => {
  await run('grid');
  await run('Jump to a time');
  await expect(window.getByRole('dialog', { name: 'Jump to a time' })).toBeVisible();
  await window.keyboard.press('Escape');
  await expect(window.getByRole('dialog', { name: 'Jump to a time' })).toBeHidden();
  await window.keyboard.press('Control+Shift+F');
  await expect(window.getByRole('textbox', { name: /find/i })).toBeFocused();
  await window.keyboard.press('Escape');
});

test('another app is switched to by name, and back by its number', async () => {
  await window.keyboard.press('Control+Shift+O');
  await expect(palette().getByRole('combobox', { name: 'Search dynos and apps' })).toBeFocused();
  await window.keyboard.type('blog');
  await expect(option(/^blog 0 of 1 dyno up/)).toBeVisible();
  await window.keyboard.press('Enter');
  await expect(palette()).toBeHidden();
  await expect(window.getByRole('heading', { level: 1, name: 'blog' })).toBeVisible();
  await window.keyboard.press('Alt+1');
  await expect(window.getByRole('heading', { level: 1, name: 'shop' })).toBeVisible();
  await openPalette();
  await window.keyboard.type('blog.1');
  await expect(palette().getByRole('option').first()).toContainText('in blog');
  await window.keyboard.press('Control+Shift+P');
  await expect(palette()).toBeHidden();
});

test('F6 goes round the regions, also out of a terminal, and comes back to where it was', async () => {
  await run('web.1');
  await expect(terminal(window, 'web.1').getByRole('textbox')).toBeFocused();
  const rail = window.getByRole('navigation', { name: 'Apps' });
  await window.keyboard.press('F6');
  await expect(rail.getByRole('button', { name: 'shop' })).toBeFocused();
  await window.keyboard.press('F6');
  await expect(window.getByRole('toolbar', { name: 'App' }).locator(':focus')).toBeVisible();
  await window.keyboard.press('F6');
  await expect(button(window, 'Show web.1')).toBeFocused();
  await window.keyboard.press('F6');
  await expect(terminal(window, 'web.1').getByRole('textbox')).toBeFocused();
  await window.keyboard.press('Shift+F6');
  await expect(button(window, 'Show web.1')).toBeFocused();
});

test('a shortcut is changed, a conflict is said, and the change is remembered', async () => {
  await run('Preferences');
  const dialog = window.getByRole('dialog', { name: 'Preferences' });
  await expect(dialog.getByRole('searchbox', { name: 'Search preferences' })).toBeFocused();
  await window.keyboard.type('Show the logs');
  const row = dialog.getByRole('listitem', { name: 'Show the logs' });
  await row.getByRole('button', { name: /^Change/ }).focus();
  await window.keyboard.press('Enter');
  await window.keyboard.press('Control+Shift+C');
  await expect(row).toContainText('always means “Copy”');
  await window.keyboard.press('Control+Shift+G');
  await expect(row).toContainText('is “Show all terminals in a grid”');
  await expect(row.getByRole('button', { name: 'Use it here' })).toBeFocused();
  await window.keyboard.press('Enter');
  await expect(row.getByRole('button', { name: 'Use it here' })).toBeHidden();
  await expect(row).toContainText('Ctrl');
  await window.keyboard.press('Escape');
  await expect(dialog).toBeHidden();

  await run('web.1');
  await expect(palette()).toBeHidden();
  await expect(window.getByRole('tab', { name: 'web.1', exact: true })).toHaveAttribute('aria-selected', 'true');
  await window.keyboard.press('Control+Shift+G');
  await expect(window.getByRole('tab', { name: 'Logs', exact: true })).toHaveAttribute('aria-selected', 'true');

  await window.reload();
  await expect(dyno(window, 'web.1')).toBeVisible();
  await run('web.1');
  await expect(palette()).toBeHidden();
  await expect(window.getByRole('tab', { name: 'web.1', exact: true })).toHaveAttribute('aria-selected', 'true');
  await window.keyboard.press('Control+Shift+G');
  await expect(window.getByRole('tab', { name: 'Logs', exact: true })).toHaveAttribute('aria-selected', 'true');
});

test('the sheet lists what is in force, and is typed where text is written', async () => {
  await window.keyboard.press('Control+Shift+X');
  await expect(window.getByRole('searchbox', { name: 'Filter logs' })).toBeFocused();
  await window.keyboard.type('?');
  await expect(window.getByRole('searchbox', { name: 'Filter logs' })).toHaveValue('?');
  await window.keyboard.press('Escape');
  await window.keyboard.press('F6');
  await window.keyboard.press('?');
  const sheet = window.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(sheet.getByText('Show the logs')).toBeVisible();
  await expect(sheet.getByText('Show all terminals in a grid')).toBeHidden();
  await window.keyboard.press('Escape');
});
