import { readFileSync } from 'node:fs';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { type Served, serveInBrowser } from './launch.ts';

let served: Served;
let page: Page;

test.beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'dynodeck-e2e-app-'));
  writeFileSync(join(folder, 'Procfile'), 'talker: printf "\\033[31mred\\033[0m <words>\\n"; sleep 1000\n');
  served = await serveInBrowser(folder);
  ({ page } = served);
  await page.getByRole('button', { name: 'Start all', exact: true }).click();
  await page.getByRole('button', { name: 'Trust and continue' }).click();
  await expect(page.getByRole('log', { name: 'Logs' })).toContainText('red <words>');
});

test.afterAll(() => served?.close());

/** The file that an action offers for saving. */
async function saved(action: () => Promise<void>): Promise<{ name: string; text: string }> {
  const [download] = await Promise.all([page.waitForEvent('download'), action()]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') };
}

const exported = (item: string) =>
  saved(async () => {
    await page.getByRole('tab', { name: 'Logs', exact: true }).click();
    await page.getByRole('button', { name: 'More about the log' }).click();
    await page.getByRole('menuitem', { name: item }).click();
  });

const terminal = (dyno: string) => page.getByRole('region', { name: `Terminal ${dyno}`, exact: true });

async function choose(dyno: string, item: string): Promise<void> {
  await terminal(dyno).locator('.xterm-screen').click({ button: 'right' });
  await page.getByRole('menuitem', { name: item }).click();
}

test('the log is saved as text, as JSON lines and as a page of its own', async () => {
  const text = await exported('Export as text');
  expect(text.name).toMatch(/\.log$/);
  expect(text.text).toMatch(/^\d{4}-\d\d-\d\dT\S+ app\[talker\.1\]: red <words>$/m);
  const lines = (await exported('Export as JSON lines')).text.trimEnd().split('\n').map((line) => JSON.parse(line) as unknown);
  expect(lines).toContainEqual(expect.objectContaining({ source: 'app', dyno: 'talker.1' }));
  const html = await exported('Export as a web page');
  expect(html.text).toContain('&lt;words&gt;');
  expect(html.text).not.toContain('<words>');
});

test('the output of a terminal is saved as text', async () => {
  await page.getByRole('tab', { name: 'talker.1', exact: true }).click();
  await expect(terminal('talker.1')).toContainText('red <words>');
  const { name, text } = await saved(() => choose('talker.1', 'Save output'));
  expect(name).toBe('talker.1.txt');
  expect(text).toBe('red <words>\n');
});

test('the output of a terminal is saved as it was printed, with colours', async () => {
  await page.getByRole('tab', { name: 'talker.1', exact: true }).click();
  const { name, text } = await saved(() => choose('talker.1', 'Save raw output'));
  expect(name).toBe('talker.1.ansi');
  expect(text).toBe('\x1b[31mred\x1b[0m <words>\r\n');
  await expect(terminal('talker.1')).toContainText('red <words>');
});

test('a one-off dyno that was to be recorded has its first byte in the recording', async () => {
  await page.getByRole('button', { name: 'Run one-off', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Run a one-off dyno' });
  await dialog.getByRole('textbox', { name: 'Command' }).fill('echo first words');
  await dialog.getByRole('checkbox', { name: 'Record' }).check();
  await dialog.getByRole('button', { name: 'Run', exact: true }).click();
  const tab = page.getByRole('tab', { name: /^run\.\d+/ });
  await expect(tab).toBeVisible();
  const dyno = /run\.\d+/.exec((await tab.textContent())!)![0];
  await expect(terminal(dyno)).toContainText('first words');
  const { name, text } = await saved(() => choose(dyno, 'Save recording'));
  expect(name).toBe(`${dyno}.cast`);
  const [header, ...events] = text.trimEnd().split('\n').map((line) => JSON.parse(line) as unknown);
  expect(header).toMatchObject({ version: 2, command: 'echo first words' });
  // The page may tell the size of its terminal before the command prints anything.
  const first = events.find((event) => Array.isArray(event) && event[1] === 'o');
  expect(first).toEqual([expect.any(Number), 'o', expect.stringMatching(/^first words/)]);
  await page.getByRole('button', { name: new RegExp(`Close ${dyno.replace('.', '\\.')}`) }).first().click();
  await expect(tab).toBeHidden();
});

test('terminals speak to a screen reader when they are told to, and stay so', async () => {
  await page.getByRole('tab', { name: 'talker.1', exact: true }).click();
  await terminal('talker.1').locator('.xterm-screen').click({ button: 'right' });
  await page.getByRole('menuitemcheckbox', { name: 'Screen reader support' }).click();
  await expect(terminal('talker.1').locator('.xterm-accessibility')).toContainText('red <words>');
  await page.reload();
  await page.getByRole('tab', { name: 'talker.1', exact: true }).click();
  await expect(terminal('talker.1').locator('.xterm-accessibility')).toContainText('red <words>');
  await terminal('talker.1').locator('.xterm-screen').click({ button: 'right' });
  await page.getByRole('menuitemcheckbox', { name: 'Screen reader support' }).click();
  await expect(terminal('talker.1').locator('.xterm-accessibility')).toHaveCount(0);
});

test('a one-off dyno is recorded and saved as asciicast v2', async () => {
  await page.getByRole('button', { name: 'bash', exact: true }).click();
  const tab = page.getByRole('tab', { name: /^run\.\d+/ });
  await expect(tab).toBeVisible();
  const dyno = /run\.\d+/.exec((await tab.textContent())!)![0];
  await choose(dyno, 'Record from now on');
  await terminal(dyno).locator('.xterm-screen').click();
  await page.keyboard.type('echo $((50 + 5)) recorded\n');
  await expect(terminal(dyno)).toContainText('55 recorded');
  const { name, text } = await saved(() => choose(dyno, 'Save recording'));
  expect(name).toBe(`${dyno}.cast`);
  const [header, ...events] = text.trimEnd().split('\n').map((line) => JSON.parse(line) as unknown);
  expect(header).toMatchObject({ version: 2 });
  const output = (events as [number, string, string][]).filter(([, code]) => code === 'o').map(([, , data]) => data);
  expect(output.join('')).toContain('55 recorded');
});
