import { expect, type Locator, type Page, test } from '@playwright/test';
import { answer, startWebApp, type WebApp } from './web-app.ts';
import { button, dyno } from './window.ts';

/** Takes as many mebibytes more as it is asked for, keeps them, and answers with its process. */
const HUNGRY = `
import { createServer } from 'node:http';
const kept = [];
createServer((request, response) => {
  kept.push(Buffer.alloc(Number(request.url.slice(1)) * 1024 * 1024, 1));
  response.end('process ' + process.pid);
}).listen(Number(process.env.PORT));
`;
/** More than the 512 MB of a Basic dyno; twice as much is more than twice its quota. */
const TOO_MUCH = '/600';

let app: WebApp;

test.beforeEach(async () => {
  app = await startWebApp({ files: { 'server.mjs': HUNGRY } });
});

test.afterEach(() => app.close());

const log = (window: Page): Locator => window.getByRole('log', { name: 'Logs' });

async function chooseQuota(window: Page, mode: 'R14' | 'R14+R15'): Promise<void> {
  await button(window.getByRole('group', { name: 'Router and release' }), 'Platform').click();
  await window.getByRole('menuitem', { name: 'Platform settings' }).click();
  const settings = window.getByRole('dialog', { name: 'Settings' });
  await settings.getByRole('combobox', { name: 'Memory quota' }).selectOption(mode);
  await button(settings, 'Save').click();
  await expect(settings).toBeHidden();
}

async function filterLog(window: Page, text: string): Promise<void> {
  await window.getByRole('tab', { name: 'Logs', exact: true }).click();
  await window.getByRole('searchbox', { name: 'Filter logs' }).fill(text);
}

test('a dyno over its quota is warned about with R14 and goes on, also at more than twice of it', async () => {
  const { window, front } = app;
  await chooseQuota(window, 'R14');
  const before = await answer(front, TOO_MUCH);
  await filterLog(window, 'R14');
  await expect(log(window)).toContainText('Error R14 (Memory quota exceeded)');
  await filterLog(window, 'mem=');
  await expect(log(window)).toContainText(/Process running mem=\d+M\(1\d\d\.\d%\)/);
  await answer(front, TOO_MUCH);
  await expect(dyno(window, 'web.1').getByTitle(/of 512 MB/)).toContainText(/1,?[0-9]\d\d MB/);
  expect(await answer(front, '/0')).toBe(before);
  await expect(dyno(window, 'web.1')).toHaveAccessibleName(/^web\.1, up/);
});

test('one over twice its quota is killed with R15, and started again', async () => {
  const { window, front } = app;
  await chooseQuota(window, 'R14+R15');
  const before = await answer(front, '/0');
  await answer(front, TOO_MUCH);
  await answer(front, TOO_MUCH);
  await filterLog(window, 'R15');
  await expect(log(window)).toContainText('Error R15 (Memory quota vastly exceeded)');
  await filterLog(window, 'status 137');
  await expect(log(window)).toContainText('Process exited with status 137');
  await expect(dyno(window, 'web.1')).toHaveAccessibleName(/^web\.1, up/);
  const isAnother = async (): Promise<boolean> => {
    const now = await answer(front, '/0');
    return /^process \d+$/.test(now) && now !== before;
  };
  await expect.poll(isAnother).toBe(true);
});
