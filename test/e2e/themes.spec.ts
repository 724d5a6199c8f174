import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test, type Page } from '@playwright/test';
import { type Desktop, launchDesktop } from './launch.ts';
import { button, dyno, folderWith, terminal } from './window.ts';
import { freeBlock } from '../tools/free-block.ts';

const RED = String.raw`printf "\033[31mall is red\033[0m\n"; sleep 600`;

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let desktop: Desktop;
let window: Page;

test.beforeAll(async () => {
  const folder = folderWith('shop', { Procfile: `worker: ${RED}\n` });
  desktop = await launchDesktop({ args: [folder, '-p', String(await freeBlock())] });
  window = desktop.window;
  await button(window, 'Start all').click();
  await button(window, 'Trust and continue').click();
  await expect(dyno(window, 'worker.1')).toContainText('up');
  await button(window, 'Show worker.1').click();
  await expect(terminal(window, 'worker.1')).toContainText('all is red');
});

test.afterAll(() => desktop?.close());

const shownTheme = () => window.locator('html').getAttribute('data-theme');
const background = () => window.evaluate(() => getComputedStyle(document.body).backgroundColor);
/** Of the red text in the terminal, and of the same colour in the tokens. */
const reds = () =>
  window.evaluate(() => {
    const text = [...document.querySelectorAll('.xterm-rows span')].find((span) => span.textContent === 'all is red');
    const probe = document.createElement('span');
    probe.style.color = 'var(--ansi-1)';
    document.body.append(probe);
    const token = getComputedStyle(probe).color;
    probe.remove();
    return { text: text && getComputedStyle(text).color, token };
  });

async function choose(label: string): Promise<void> {
  await window.keyboard.press('Control+Shift+P');
  await expect(window.getByRole('combobox', { name: 'Search commands, dynos and apps' })).toBeFocused();
  await window.keyboard.type(`theme: ${label}`);
  await expect(window.getByRole('option').first()).toHaveText(`Theme: ${label}`);
  await window.keyboard.press('Enter');
  await expect(window.getByRole('dialog')).toBeHidden();
}

test('the window follows the system: dark, more contrast, and colours of its own', async () => {
  await window.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(shownTheme).toBe('dark');
  expect(await background()).toBe('rgb(11, 12, 15)');
  await window.emulateMedia({ colorScheme: 'light' });
  await expect.poll(shownTheme).toBe('light');
  await window.emulateMedia({ colorScheme: 'light', forcedColors: 'active' });
  await expect.poll(shownTheme).toBe('contrast-light');
  await window.emulateMedia({ colorScheme: 'dark', forcedColors: 'none', contrast: 'more' });
  await expect.poll(shownTheme).toBe('contrast-dark');
  await window.emulateMedia({ colorScheme: 'light', forcedColors: 'none', contrast: 'no-preference' });
  await expect.poll(shownTheme).toBe('light');
});

for (const [label, theme] of [
  ['Dark', 'dark'],
  ['Dark, high contrast', 'contrast-dark'],
  ['Light, high contrast', 'contrast-light'],
  ['Light', 'light'],
] as const) {
  test(`"${label}" is chosen with the keyboard, in terminals too, and remembered`, async () => {
    await choose(label);
    await expect.poll(shownTheme).toBe(theme);
    await expect.poll(async () => (await reds()).text).toBe((await reds()).token);
    await window.emulateMedia({ colorScheme: 'dark' });
    expect(await shownTheme()).toBe(theme);
    await window.reload();
    await expect(terminal(window, 'worker.1')).toContainText('all is red');
    expect(await shownTheme()).toBe(theme);
    await test.info().attach(theme, { body: await window.screenshot(), contentType: 'image/png' });
  });
}

test('the preferences show the theme, and give it back to the system', async () => {
  await window.keyboard.press('Control+Shift+P');
  await window.keyboard.type('preferences');
  await window.keyboard.press('Enter');
  const choice = window.getByRole('dialog', { name: 'Preferences' }).getByRole('combobox', { name: 'Theme' });
  await expect(choice).toHaveValue('light');
  await choice.selectOption({ label: 'As the system' });
  await window.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(shownTheme).toBe('dark');
  await window.keyboard.press('Escape');
});

/** What axe-core finds wrong in a dialog, a line each. */
async function complaints(dialog: string): Promise<string[]> {
  await expect(window.getByRole('dialog', { name: dialog })).toHaveCSS('opacity', '1');
  await window.evaluate(AXE);
  return window.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
    const { violations } = await axe.run('[role=dialog]');
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  });
}

for (const theme of ['Light', 'Dark', 'Light, high contrast', 'Dark, high contrast']) {
  test(`axe finds nothing wrong with palette, sheet and preferences: ${theme}`, async () => {
    await choose(theme);
    await window.keyboard.press('Control+Shift+P');
    expect(await complaints('Command palette')).toEqual([]);
    await window.keyboard.type('scale worker');
    await window.keyboard.press('Enter');
    expect(await complaints('Command palette')).toEqual([]);
    await window.keyboard.press('Control+Shift+P');
    await expect(window.getByRole('dialog')).toBeHidden();
    await button(window, 'Show worker.1').focus();
    await window.keyboard.press('?');
    expect(await complaints('Keyboard shortcuts')).toEqual([]);
    await button(window, 'Change shortcuts').click();
    expect(await complaints('Preferences')).toEqual([]);
    await window.keyboard.press('Escape');
    await expect(window.getByRole('dialog')).toBeHidden();
  });
}

test('with the system’s own colours, the chosen entry has a frame and its marked letters can be read', async () => {
  await window.emulateMedia({ colorScheme: 'dark', forcedColors: 'active' });
  await window.keyboard.press('Control+Shift+P');
  await window.keyboard.type('rest w');
  const chosen = window.getByRole('option').first();
  await expect(chosen).toContainText('Restart worker.1');
  await expect(chosen).toHaveCSS('outline-style', 'solid');
  const [marked, plain] = await chosen.evaluate((row) => {
    const [letters] = row.querySelectorAll('b');
    return [letters, letters?.parentElement].map((element) => element && getComputedStyle(element).color);
  });
  expect(marked).toBe(plain);
  await window.keyboard.press('Escape');
  await window.emulateMedia({ colorScheme: 'light', forcedColors: 'none' });
});

test('whoever asks for less motion gets none', async () => {
  await window.emulateMedia({ reducedMotion: 'reduce' });
  const moving = await window.evaluate(() =>
    [...document.querySelectorAll('*')].filter((element) => {
      const { transitionDuration, animationIterationCount } = getComputedStyle(element);
      return /[1-9]/.test(transitionDuration) || animationIterationCount.includes('infinite');
    }).length,
  );
  expect(moving).toBe(0);
});
