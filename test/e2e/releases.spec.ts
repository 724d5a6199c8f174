import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { answer, openPanel, startWebApp, type WebApp } from './web-app.ts';
import { button, dyno } from './window.ts';

/** Fails as long as there is a file `broken`. */
const Procfile = 'web: exec node server.mjs\nrelease: echo "migrating to $GREETING"; test ! -e broken\n';

let app: WebApp;

test.beforeEach(async () => {
  app = await startWebApp({
    files: { Procfile, '.env': 'GREETING=hello\n' },
    prepare(folder) {
      git(folder, 'init', '-q');
      commit(folder, 'Open the shop');
    },
  });
});

test.afterEach(() => app.close());

const banner = (window: Page, text: string | RegExp): Locator => window.getByRole('status').filter({ hasText: text });
const release = (window: Page, name: RegExp): Locator => window.getByRole('option', { name });
const bar = (window: Page): Locator => window.getByRole('group', { name: 'Router and release' });

function git(folder: string, ...args: string[]): void {
  execFileSync('git', ['-c', 'user.email=jane@example.com', '-c', 'user.name=Jane', ...args], { cwd: folder });
}

function commit(folder: string, subject: string): void {
  git(folder, 'add', '.');
  git(folder, 'commit', '-q', '-m', subject);
}

async function setGreeting(window: Page, value: string): Promise<void> {
  await openPanel(window, 'Config');
  await button(window, 'Edit GREETING').click();
  await window.getByRole('textbox', { name: 'Value of GREETING' }).fill(value);
  await window.keyboard.press('Enter');
}

test('a release whose command fails leaves the dynos as they are, until it is tried again', async () => {
  const { window, front, folder } = app;
  const before = await answer(front);
  await expect(button(bar(window), 'Current release v1')).toBeVisible();
  writeFileSync(join(folder, 'broken'), '');
  await setGreeting(window, 'goodbye');
  await expect(banner(window, 'The release command of v2 failed. Dynos run v1 as before.')).toBeVisible();
  expect(await answer(front)).toBe(before);

  await button(banner(window, 'v2 failed'), 'Output').click();
  await expect(release(window, /^v2 Set GREETING config vars release command failed/)).toBeVisible();
  const details = window.getByRole('region', { name: 'Release v2' });
  await expect(details.getByRole('log', { name: 'Output of v2' })).toContainText('migrating to goodbye');
  await expect(details).not.toContainText('GREETING=');

  rmSync(join(folder, 'broken'));
  await button(details, 'Retry').click();
  await expect(button(bar(window), 'Current release v3')).toBeVisible();
  await expect(banner(window, 'failed')).toHaveCount(0);
  await expect.poll(() => answer(front)).toContain('goodbye');
});

test('a rollback brings the config vars of a release back, as a new release', async () => {
  const { window, front } = app;
  await setGreeting(window, 'second');
  await expect(button(bar(window), 'Current release v2')).toBeVisible();
  await expect.poll(() => answer(front)).toContain('second');

  await openPanel(window, 'Releases');
  await release(window, /^v1 /).click();
  await button(window, 'Roll back to v1').click();
  const dialog = window.getByRole('dialog', { name: 'Roll back to v1?' });
  await expect(dialog).toContainText('To undo, roll back to v2.');
  await expect(dialog.getByRole('radio', { name: /^Config vars and code of [0-9a-f]{7}$/ })).not.toBeChecked();
  await button(dialog, 'Roll back').click();

  await expect(button(bar(window), 'Current release v3')).toBeVisible();
  await expect(release(window, /^v3 Rollback to v1 current/)).toBeVisible();
  await expect.poll(() => answer(front)).toContain('hello');
  const details = window.getByRole('region', { name: 'Release v3' });
  const vars = details.getByRole('region', { name: 'Config vars of the release' });
  await expect(vars).toContainText('GREETING');
  await expect(vars).not.toContainText('hello');
  await button(vars, 'Reveal values').click();
  await expect(vars).toContainText('hello');
  await expect(dyno(window, 'web.1')).toHaveAccessibleName(/^web\.1, up/);
});

test('a new commit can be deployed', async () => {
  const { window, folder } = app;
  await expect(button(bar(window), 'Deploy')).toHaveCount(0);
  writeFileSync(join(folder, 'README'), '');
  commit(folder, 'Say what is sold');
  await button(bar(window), 'Deploy').click();
  await expect(release(window, /^v2 Deploy [0-9a-f]{7,} current/)).toBeVisible();
  await expect(window.getByRole('region', { name: 'Release v2' })).toContainText('Say what is sold');
  await expect(button(bar(window), 'Deploy')).toHaveCount(0);
});
