/** No text of the window, of its menus and dialogs is out of a translator's reach. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { type Desktop, launchDesktop } from './launch.ts';
import { clickMenu } from './menu.ts';
import { pseudoCatalogue, say } from './pseudo-words.ts';
import { isUntranslated, untranslated } from './untranslated.ts';
import { button } from './window.ts';

/** Every panel, dialog and menu. */
const WALK_TIMEOUT_MS = 240_000;

let desktop: Desktop;
let window: Page;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  // Accented English: its plural forms are those of English.
  const file = join(mkdtempSync(join(tmpdir(), 'dynodeck-words-')), 'en-XA.json');
  writeFileSync(file, JSON.stringify(pseudoCatalogue()));
  desktop = await launchDesktop({ env: { DYNODECK_WORDS: file } });
  window = desktop.window;
  await window.emulateMedia({ reducedMotion: 'reduce' });
});

test.afterAll(() => desktop?.close());

/** Expects that nothing on screen is English. */
async function expectTranslated(screen: string): Promise<void> {
  expect.soft([...new Set(await untranslated(window))], screen).toEqual([]);
}

const dialog = (): Locator => window.getByRole('dialog');

async function dismiss(): Promise<void> {
  await window.keyboard.press('Escape');
  await expect(dialog()).toHaveCount(0);
}

async function lookAtDialog(screen: string): Promise<void> {
  await expect(dialog()).toBeVisible();
  await expectTranslated(screen);
  await dismiss();
}

/** Every item of a native menu, those of submenus included. */
function menuLabels(): Promise<string[]> {
  return desktop.app.evaluate(({ Menu }) => {
    type Item = Electron.MenuItem;
    const all = (items: Item[]): Item[] => items.flatMap((item) => [item, ...all(item.submenu?.items ?? [])]);
    return all(Menu.getApplicationMenu()?.items ?? []).map(({ label }) => label);
  });
}

test('the window says which language it speaks', async () => {
  await expect(window.locator('html')).toHaveAttribute('lang', 'en-XA');
  await expect(button(window, say('Try the sample app'))).toBeVisible();
  await expectTranslated('the first screen');
});

test('the native menus are translated', async () => {
  expect((await menuLabels()).filter(isUntranslated)).toEqual([]);
});

test('the dialogs of the keyboard are translated', async () => {
  test.setTimeout(WALK_TIMEOUT_MS);
  await clickMenu(desktop, say('Keyboard Shortcuts'));
  await lookAtDialog('the sheet of shortcuts');
  await clickMenu(desktop, say('All Preferences…'));
  await expect(dialog().getByRole('heading', { name: say('Keyboard') })).toBeVisible();
  await lookAtDialog('the preferences');
});

test('an app is translated before it runs', async () => {
  await button(window, say('Try the sample app')).click();
  await expect(window.getByRole('heading', { level: 1, name: 'sample' })).toBeVisible();
  await expectTranslated('an app that was just opened');
  await clickMenu(desktop, say('Take the Tour'));
  for (const last of [false, false, false, false, true]) {
    const next = dialog().getByRole('button', { name: say(last ? 'Done' : 'Next') });
    await expect(next).toBeFocused();
    await expectTranslated('the tour');
    await next.click();
  }
  await expect(dialog()).toHaveCount(0);
  await button(window, say('Start all')).click();
  await expect(button(window, say('Trust and continue'))).toBeVisible();
  await expectTranslated('the question of trust');
  await button(window, say('Trust and continue')).click();
  await expect(window.getByRole('log').filter({ hasText: 'State changed from starting to up' })).toBeVisible();
});

test('every panel of a running app is translated, with its menus', async () => {
  test.setTimeout(WALK_TIMEOUT_MS);
  const tabs = window.getByRole('tab');
  await expect(tabs.nth(5)).toBeVisible();
  for (let at = 0; at < (await tabs.count()); at++) {
    const tab = tabs.nth(at);
    const name = (await tab.getAttribute('data-tab')) ?? String(at);
    await tab.click();
    await expect(tab).toHaveAttribute('aria-selected', 'true');
    await expectTranslated(`the panel ${name}`);
    await lookIntoMenus(name);
  }
});

/** Opens each menu that can be seen. */
async function lookIntoMenus(screen: string): Promise<void> {
  const buttons = window.locator('button[aria-haspopup=menu]:visible:enabled');
  for (let at = 0; at < (await buttons.count()); at++) {
    await buttons.nth(at).click();
    await expect(window.getByRole('menu')).toBeVisible();
    await expectTranslated(`menu ${at} of ${screen}`);
    await window.keyboard.press('Escape');
    await expect(window.getByRole('menu')).toHaveCount(0);
  }
}

test('the dialogs of an app are translated', async () => {
  test.setTimeout(WALK_TIMEOUT_MS);
  for (const name of ['Run one-off', 'Close app']) {
    await button(window, say(name)).click();
    await lookAtDialog(name);
  }
  await button(window, say('Settings')).click();
  const parts = dialog().getByRole('tab');
  await expect(parts.first()).toBeVisible();
  for (const part of await parts.all()) {
    await part.click();
    await expect(part).toHaveAttribute('aria-selected', 'true');
    await expectTranslated(`the settings, ${await part.innerText()}`);
  }
  await dismiss();
});

test('the palette is translated, with everything that typing finds', async () => {
  await window.keyboard.press('Control+Shift+P');
  const field = dialog().getByRole('combobox');
  await expect(field).toBeFocused();
  await expect(dialog().getByRole('option').nth(20)).toBeAttached();
  await expectTranslated('the palette');
  for (const letters of ['á', 'ƀ', 'đ', 'é', 'ƒ', 'ķ', 'ó', 'ƥ', 'ŕ', 'ś', 'ť', 'ú', 'ŵ']) {
    await field.fill(letters);
    await expect(dialog().getByRole('option').first()).toBeVisible();
    await expectTranslated(`the palette, at ${letters}`);
  }
  await dismiss();
});
