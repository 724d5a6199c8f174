/** No text of the window, of its menus and dialogs is out of a translator's reach. */
import { appendFileSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { freeBlock } from '../tools/free-block.ts';
import { copySample, type Desktop, launchDesktop, type LaunchOptions } from './launch.ts';
import { clickMenu } from './menu.ts';
import { pseudoCatalogue, say } from './pseudo-words.ts';
import { isUntranslated, untranslated } from './untranslated.ts';
import { button } from './window.ts';

/** Every panel, dialog and menu. */
const WALK_TIMEOUT_MS = 300_000;
const TOUR_STEPS = 5;
/** The panels beside the log and the grid; tabs of dynos come after them. */
const PANELS = 7;

let desktop: Desktop;
let window: Page;
/** By text: the first screen that shows it. */
const english = new Map<string, string>();

test.afterEach(() => desktop?.close());

async function launch(options: LaunchOptions): Promise<void> {
  desktop = await launchDesktop(options);
  window = desktop.window;
  await window.emulateMedia({ reducedMotion: 'reduce' });
}

/** The catalogue of accents, in a folder of its own. */
function writeCatalogue(name: string): { folder: string; file: string } {
  const folder = mkdtempSync(join(tmpdir(), 'dynodeck-words-'));
  const file = join(folder, name);
  writeFileSync(file, JSON.stringify(pseudoCatalogue()));
  return { folder, file };
}

/** Notes what is English on screen. */
async function look(screen: string): Promise<void> {
  for (const text of await untranslated(window)) if (!english.has(text)) english.set(text, screen);
}

const dialog = (): Locator => window.getByRole('dialog').filter({ visible: true });
const dynoRow = (name: string): Locator => window.getByRole('listitem', { name: `${name}, ` });

async function dismiss(): Promise<void> {
  await window.keyboard.press('Escape');
  await expect(dialog()).toHaveCount(0);
}

async function lookAtDialog(screen: string): Promise<void> {
  await expect(dialog()).toBeVisible();
  await look(screen);
  await dismiss();
}

async function lookAtDialogOf(name: string): Promise<void> {
  await button(window, say(name)).click();
  await lookAtDialog(`the dialog of ${name}`);
}

/** Opens each menu that can be seen. */
async function lookIntoMenus(screen: string): Promise<void> {
  const buttons = window.locator('button[aria-haspopup=menu]:visible:enabled');
  for (let at = 0; at < (await buttons.count()); at++) {
    await buttons.nth(at).click();
    await expect(window.getByRole('menu')).toBeVisible();
    await look(`menu ${at} of ${screen}`);
    await window.keyboard.press('Escape');
    await expect(window.getByRole('menu')).toHaveCount(0);
  }
}

/** Items of the native menus, those of submenus included. */
function menuLabels(): Promise<string[]> {
  return desktop.app.evaluate(({ Menu }) => {
    type Item = Electron.MenuItem;
    const all = (items: Item[]): Item[] => items.flatMap((item) => [item, ...all(item.submenu?.items ?? [])]);
    return all(Menu.getApplicationMenu()?.items ?? []).map(({ label }) => label);
  });
}

async function lookBeforeAnApp(): Promise<void> {
  await expect(button(window, say('Try the sample app'))).toBeVisible();
  await look('the first screen');
  await clickMenu(desktop, say('Keyboard Shortcuts'));
  await lookAtDialog('the sheet of shortcuts');
  await clickMenu(desktop, say('All Preferences…'));
  await expect(dialog().getByRole('heading', { name: say('Keyboard'), exact: true })).toBeVisible();
  await lookAtDialog('the preferences');
}

async function lookAtTour(): Promise<void> {
  await clickMenu(desktop, say('Take the Tour'));
  for (let step = 1; step <= TOUR_STEPS; step++) {
    const next = dialog().getByRole('button', { name: say(step === TOUR_STEPS ? 'Done' : 'Next'), exact: true });
    await expect(next).toBeFocused();
    await look(`step ${step} of the tour`);
    await next.click();
  }
  await expect(dialog()).toHaveCount(0);
}

/** In a folder that nobody has trusted yet. */
async function startSample(): Promise<void> {
  const folder = copySample();
  appendFileSync(join(folder, 'Procfile'), 'broken: exit 3\n');
  await desktop.secondStart([folder, '-p', String(await freeBlock())]);
  await expect(window.getByRole('heading', { level: 1, name: 'sample' })).toBeVisible();
  await look('an app that was just opened');
  await lookAtTour();
  await button(window, say('Start all')).click();
  await expect(button(window, say('Trust and continue'))).toBeVisible();
  await look('the question of trust');
  await button(window, say('Trust and continue')).click();
  await expect(dynoRow('web.1')).toContainText(say('up'));
  await expect(dynoRow('broken.1')).toContainText(say('crashed'));
}

async function lookAtPanels(): Promise<void> {
  const tabs = window.getByRole('tablist').getByRole('tab');
  await expect(tabs.nth(PANELS)).toBeVisible();
  for (let at = 0; at < (await tabs.count()); at++) {
    const tab = tabs.nth(at);
    const name = `the panel ${(await tab.getAttribute('data-tab')) ?? at}`;
    await tab.click();
    await expect(tab).toHaveAttribute('aria-selected', 'true');
    await expect(window.getByRole('tabpanel').filter({ visible: true })).toContainText(/\S/);
    await look(name);
    await lookIntoMenus(name);
  }
}

async function lookAtDialogs(): Promise<void> {
  for (const name of ['Run one-off', 'Close app']) await lookAtDialogOf(name);
  await window.locator('[role=tab][data-tab=config]').click();
  for (const name of ['Import', 'Export']) await lookAtDialogOf(name);
  await button(window, say('Settings')).click();
  const parts = dialog().getByRole('tab');
  await expect(parts.first()).toBeVisible();
  for (const [at, part] of (await parts.all()).entries()) {
    await part.click();
    await expect(part).toHaveAttribute('aria-selected', 'true');
    await look(`part ${at + 1} of the settings`);
  }
  await dismiss();
}

async function lookAtPalette(): Promise<void> {
  await window.keyboard.press('Control+Shift+P');
  const field = dialog().getByRole('combobox');
  await expect(field).toBeFocused();
  await look('the palette');
  for (const letters of ['á', 'ƀ', 'đ', 'é', 'ƒ', 'ķ', 'ó', 'ƥ', 'ŕ', 'ś', 'ť', 'ú', 'ŵ']) {
    await field.fill(letters);
    await expect(dialog().getByRole('option').first()).toBeVisible();
    await look(`the palette, searched for ${letters}`);
  }
  await dismiss();
}

test('no text of the window and of its menus is English when it speaks another language', async () => {
  test.setTimeout(WALK_TIMEOUT_MS);
  // Accented English: its plural forms are those of English.
  await launch({ env: { DYNODECK_WORDS: writeCatalogue('en-XA.json').file } });
  await expect(window.locator('html')).toHaveAttribute('lang', 'en-XA');
  await lookBeforeAnApp();
  await startSample();
  await lookAtPanels();
  await lookAtDialogs();
  await lookAtPalette();
  const menus = (await menuLabels()).filter(isUntranslated).map((label) => `native menu: ${label}`);
  const list = [...english].map(([text, screen]) => `${screen}: ${text}`);
  expect([...list, ...menus].join('\n')).toBe('');
});

test('another language is chosen in the preferences, and spoken from the next start on', async () => {
  const env = { LANGUAGE: 'en', DYNODECK_WORDS: writeCatalogue('de.json').folder };
  await launch({ env });
  await clickMenu(desktop, 'All Preferences…');
  const language = dialog().getByRole('combobox', { name: 'Language' });
  await expect(language.getByRole('option')).toHaveText(['As the system', 'English', 'Deutsch']);
  await language.selectOption('Deutsch');
  await expect(language).toHaveValue('de');
  await test.info().attach('language', { body: await window.screenshot(), contentType: 'image/png' });
  await expect(window.locator('html')).toHaveAttribute('lang', 'en');
  const { userData } = desktop;
  await desktop.close();
  await launch({ env, userData });
  await expect(window.locator('html')).toHaveAttribute('lang', 'de');
  await expect(button(window, say('Open folder'))).toBeVisible();
  expect(await menuLabels()).toContain(say('Quit Dynodeck'));
});
