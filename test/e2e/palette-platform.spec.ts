/** What is known from Heroku's platform, reached from the palette. */
import { expect, type Locator, type Page, test } from '@playwright/test';
import { button, dyno } from './window.ts';
import { answer, startWebApp, type WebApp } from './web-app.ts';

let shop: WebApp;
let window: Page;

test.beforeAll(async () => {
  shop = await startWebApp({ files: { '.env': 'GREETING=hello\n' } });
  ({ window } = shop);
});

test.afterAll(() => shop?.close());

const palette = (): Locator => window.getByRole('dialog', { name: 'Command palette' });

/** Runs what is found first, which must be called so. */
async function run(title: string): Promise<void> {
  await window.keyboard.press('Control+Shift+P');
  await expect(palette().getByRole('combobox')).toBeFocused();
  await window.keyboard.type(title);
  await expect(palette().getByRole('option').first()).toContainText(title);
  await window.keyboard.press('Enter');
}

test('maintenance mode is started and ended', async () => {
  await run('Start maintenance mode');
  await expect(palette()).toBeHidden();
  await expect(button(window, 'End maintenance')).toBeVisible();
  await expect.poll(async () => (await fetch(shop.front)).status).toBe(503);
  await run('End maintenance mode');
  await expect(palette()).toBeHidden();
  await expect(button(window, 'End maintenance')).toBeHidden();
  await expect.poll(() => answer(shop.front)).toContain('web.1');
});

test('switches of the app are set, and say what they are', async () => {
  await run('Memory quota');
  const options = palette().getByRole('option');
  await expect(palette().getByRole('combobox', { name: 'Memory quota' })).toBeFocused();
  await expect(options.filter({ hasText: 'now' })).toHaveText(/^Off \(default\)/);
  await window.keyboard.type('r15');
  await expect(options).toHaveText(['Warn, and kill over twice the quota (R14, R15)']);
  await window.keyboard.press('Enter');
  await expect(palette()).toBeHidden();
  await run('Settings of the platform');
  const settings = window.getByRole('dialog', { name: 'Settings' });
  await expect(settings.getByRole('combobox', { name: 'Memory quota' })).toHaveValue('R14+R15');
  await window.keyboard.press('Escape');
  await expect(settings).toBeHidden();
});

test('a dyno is cycled', async () => {
  const before = await answer(shop.front);
  await run('Cycle web.1 now');
  await expect(palette()).toBeHidden();
  await expect.poll(() => answer(shop.front).catch(() => before)).not.toBe(before);
  await expect(dyno(window, 'web.1')).toContainText('up');
});

test('a config var is added in its panel, and the release before is gone back to, after a question', async () => {
  await run('Add a config var');
  await expect(palette()).toBeHidden();
  const config = window.getByRole('region', { name: 'Config vars' });
  await expect(config.getByRole('textbox', { name: 'Name' })).toBeFocused();
  await window.keyboard.type('COLOUR');
  await window.keyboard.press('Tab');
  await window.keyboard.type('red');
  await window.keyboard.press('Enter');
  await expect(config.getByRole('row').filter({ hasText: 'COLOUR' })).toBeVisible();
  await expect(button(window, 'Current release v2')).toBeVisible();

  await run('Roll back to a release');
  await expect(palette().getByRole('combobox', { name: 'Back to which release?' })).toBeFocused();
  await expect(palette().getByRole('option').first()).toContainText('v1');
  await window.keyboard.press('Enter');
  const question = window.getByRole('dialog', { name: 'Roll back to v1?' });
  await expect(question).toBeVisible();
  await window.keyboard.press('Escape');
  await expect(question).toBeHidden();
});
