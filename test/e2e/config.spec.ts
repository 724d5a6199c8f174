import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { answer, openPanel, startWebApp, type WebApp } from './web-app.ts';
import { button, dyno } from './window.ts';

const ENV = '# greets everybody\nGREETING=hello # for now\nAPI_KEY=sesame\n';

let app: WebApp;

test.beforeEach(async () => {
  const Procfile = 'web: exec node server.mjs\nworker: exec sleep 1000\n';
  app = await startWebApp({ files: { Procfile, '.env': ENV }, dynos: ['web.1', 'worker.1'] });
  await openPanel(app.window, 'Config');
});

test.afterEach(() => app.close());

const row = (window: Page, name: string): Locator => window.getByRole('row', { name, exact: true });
const envFile = (): string => readFileSync(join(app.folder, '.env'), 'utf8');

async function edit(window: Page, name: string, value: string): Promise<void> {
  await button(window, `Edit ${name}`).click();
  await window.getByRole('textbox', { name: `Value of ${name}` }).fill(value);
  await window.keyboard.press('Enter');
}

test('a value is masked until it is revealed, and says where it comes from', async () => {
  const { window } = app;
  await expect(row(window, 'API_KEY')).toContainText('.env:3');
  await expect(row(window, 'API_KEY')).not.toContainText('sesame');
  await button(window, 'Reveal API_KEY').click();
  await expect(row(window, 'API_KEY')).toContainText('sesame');
  await expect(row(window, 'GREETING')).not.toContainText('hello');
  await button(window, 'Reveal all values').click();
  await expect(row(window, 'GREETING')).toContainText('hello');

  await window.getByRole('tab', { name: 'Logs', exact: true }).click();
  await openPanel(window, 'Config');
  await expect(row(window, 'API_KEY')).not.toContainText('sesame');
});

test('a changed value is written back, makes a release and restarts the dynos it touches, and no others', async () => {
  const { window, front } = app;
  const before = await answer(front);
  expect(before).toMatch(/^web\.1 \d+ hello/);
  await button(window, 'Stop worker.1').click();
  await expect(dyno(window, 'worker.1')).toContainText('down');

  await button(window, 'Edit GREETING').click();
  await window.getByRole('textbox', { name: 'Value of GREETING' }).fill('not this');
  await window.keyboard.press('Escape');
  await expect(row(window, 'GREETING')).not.toContainText('not this');

  await edit(window, 'GREETING', 'good morning');
  await expect(window.getByRole('region', { name: 'Notices' })).toContainText(/Set GREETING, v\d+\. Restarting web\.1\./);
  await expect.poll(() => answer(front)).toMatch(/^web\.1 \d+ good morning/);
  expect((await answer(front)).split(' ')[1]).not.toBe(before.split(' ')[1]);
  await expect(dyno(window, 'worker.1')).toContainText('down');
  expect(envFile()).toBe(ENV.replace('hello', "'good morning'"));

  await openPanel(window, 'Releases');
  await expect(window.getByRole('option', { name: /Set GREETING config vars current/ })).toBeVisible();
});

test('a value that other programs would misread is saved, and a notice names them', async () => {
  const { window } = app;
  await edit(window, 'GREETING', `it's $HOME`);
  await expect(window.getByRole('region', { name: 'Notices' })).toContainText(
    ".env: `GREETING` cannot be written for every program: Ruby's dotenv, Docker Compose and a POSIX shell would read",
  );
  expect(envFile()).toBe(ENV.replace('hello', `"it's $HOME"`));
});

test('several changes are saved together as one release', async () => {
  const { window } = app;
  await button(window, 'Edit several').click();
  await edit(window, 'GREETING', 'hi');
  await button(window, 'Remove API_KEY').click();
  await button(window, 'Add').click();
  await window.getByRole('textbox', { name: 'Name', exact: true }).fill('FOO');
  await window.getByRole('textbox', { name: 'Value', exact: true }).fill('bar');
  await window.keyboard.press('Enter');
  await expect(window.getByText('2 set, 1 removed, not saved yet.')).toBeVisible();
  expect(envFile()).toBe(ENV);

  await button(window, 'Save as one release').click();
  await expect(row(window, 'API_KEY')).toHaveCount(0);
  await expect.poll(envFile).toBe('# greets everybody\nGREETING=hi # for now\nFOO=bar\n');
  await openPanel(window, 'Releases');
  await expect(window.getByRole('listbox', { name: 'Releases' }).getByRole('option')).toHaveCount(2);
});

test('what heroku config -s printed is imported after a look at what it changes, and exported again', async () => {
  const { window } = app;
  await button(window, 'Import').click();
  const dialog = window.getByRole('dialog', { name: 'Import config vars' });
  await dialog.getByRole('textbox', { name: 'Config vars' }).fill('API_KEY=sesame\nGREETING="it\'s \\$5"\nNEW=1\n');
  await expect(dialog).toContainText('2 config vars would change. 1 already has its value.');
  await button(dialog, 'Import 2 config vars').click();
  await expect(row(window, 'NEW')).toBeVisible();
  await button(window, 'Reveal GREETING').click();
  await expect(row(window, 'GREETING')).toContainText("it's $5");

  await button(window, 'Export').click();
  const exporting = window.getByRole('dialog', { name: 'Export config vars' });
  await expect(exporting).toContainText('Values of 1 secret-looking');
  await app.app.evaluate(({ clipboard }) => clipboard.clear());
  await button(exporting, 'Copy').click();
  const copied = (): Promise<string> => app.app.evaluate(({ clipboard }) => clipboard.readText());
  await expect.poll(copied).toContain('GREETING="it\'s \\$5"\nNEW=1\n');
  expect(await copied()).not.toContain('sesame');
});
