import { expect, type Locator, type Page, test } from '@playwright/test';
import { answer, startWebApp, type WebApp } from './web-app.ts';
import { button, dyno } from './window.ts';

let app: WebApp;

test.beforeEach(async () => {
  app = await startWebApp();
});

test.afterEach(() => app.close());

const bar = (window: Page): Locator => window.getByRole('group', { name: 'Router and release' });

async function choose(window: Page, item: string): Promise<void> {
  await button(bar(window), 'Platform').click();
  await window.getByRole('menuitem', { name: item }).click();
}

test('web dynos sleep, and a request wakes them and is answered', async () => {
  const { window, front } = app;
  await choose(window, 'Sleep now');
  await expect(dyno(window, 'web.1')).toHaveAccessibleName(/^web\.1, idle/);
  await expect(dyno(window, 'web.1')).toContainText('idle');
  expect(await answer(front)).toMatch(/^web\.1 /);
  await expect(dyno(window, 'web.1')).toHaveAccessibleName(/^web\.1, up/);
});

test('cycling can be had now: what runs is restarted in Heroku’s words', async () => {
  const { window, front } = app;
  const before = await answer(front);
  await choose(window, 'Cycle now');
  const isAnother = async (): Promise<boolean> => {
    const now = await answer(front);
    return /^web\.1 \d+/.test(now) && now !== before;
  };
  await expect.poll(isAnother).toBe(true);
  await expect(dyno(window, 'web.1')).toHaveAccessibleName(/^web\.1, up/);
  await window.getByRole('tab', { name: 'Logs', exact: true }).click();
  await window.getByRole('searchbox', { name: 'Filter logs' }).fill('Cycling');
  await expect(window.getByRole('log', { name: 'Logs' })).toContainText(/web\.1.*Cycling/);
});

test('a running dyno shows its memory and CPU, and its size can be chosen', async () => {
  const { window } = app;
  await expect(dyno(window, 'web.1')).toContainText(/[1-9]\d* MB · [<\d]\d*%/);
  const size = window.getByRole('combobox', { name: 'Size of web dynos' });
  await expect(size).toHaveValue('Basic');
  await button(window, 'Add a web dyno').click();
  await expect(window.getByRole('list', { name: 'Dyno sizes' })).toContainText('Basic');
  await size.selectOption('Standard-2X');
  await expect(size).toHaveValue('Standard-2X');
  await expect(window.getByRole('list', { name: 'Dyno sizes' })).toHaveCount(0);
  await expect(dyno(window, 'web.2')).toHaveAccessibleName(/^web\.2, up/);
  await expect(dyno(window, 'web.1').getByTitle(/of 1,024 MB/)).toBeVisible();
});

test('maintenance mode keeps everybody out, is shown plainly, and ended with a press', async () => {
  const { window, front } = app;
  await choose(window, 'Start maintenance');
  await expect(bar(window)).toContainText('Maintenance mode');
  expect((await fetch(front)).status).toBe(503);
  await button(bar(window), 'End maintenance').click();
  await expect(bar(window)).not.toContainText('Maintenance mode');
  expect((await fetch(front)).status).toBe(200);
});

test('router and platform are set up in the settings, and remembered', async () => {
  const { window } = app;
  await choose(window, 'Router settings');
  const settings = window.getByRole('dialog', { name: 'Settings' });
  await settings.getByRole('combobox', { name: 'Timeouts' }).selectOption('enforce');
  await settings.getByRole('switch', { name: 'Session affinity' }).check();
  await settings.getByRole('tab', { name: 'Platform' }).click();
  await settings.getByRole('combobox', { name: 'Memory quota' }).selectOption('R14');
  await settings.getByRole('textbox', { name: 'Sleep after minutes without a request' }).fill('0');
  await expect(button(settings, 'Save')).toBeDisabled();
  await settings.getByRole('textbox', { name: 'Sleep after minutes without a request' }).fill('30');
  await button(settings, 'Save').click();
  await expect(settings).toHaveCount(0);

  await choose(window, 'Platform settings');
  await expect(settings.getByRole('combobox', { name: 'Memory quota' })).toHaveValue('R14');
  await expect(settings.getByRole('textbox', { name: 'Sleep after minutes without a request' })).toHaveValue('30');
  await settings.getByRole('tab', { name: 'Router' }).click();
  await expect(settings.getByRole('combobox', { name: 'Timeouts' })).toHaveValue('enforce');
  await settings.getByRole('switch', { name: 'Router', exact: true }).uncheck();
  await button(settings, 'Save').click();
  await expect(bar(window)).toContainText('Router off');
});
