import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
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

function git(folder: string, ...args: string[]): string {
  const identity = ['-c', 'user.email=jane@example.com', '-c', 'user.name=Jane'];
  return execFileSync('git', [...identity, ...args], { cwd: folder, encoding: 'utf8' });
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

test('a release that fails costs not one request', async () => {
  const { window, front, folder } = app;
  writeFileSync(join(folder, 'broken'), '');
  const answers = new Set<string>([await answer(front)]);
  const load = { isOver: false };
  const asking = (async () => {
    while (!load.isOver) answers.add(await answer(front));
  })();
  await setGreeting(window, 'goodbye');
  await expect(banner(window, 'The release command of v2 failed. Dynos run v1 as before.')).toBeVisible();
  load.isOver = true;
  await asking;
  expect([...answers]).toEqual([expect.stringMatching(/^web\.1 \d+ hello\n$/)]);
});

test("a rollback can run an old commit's code from a worktree, and the checkout stays what it is", async () => {
  const { window, front, folder } = app;
  const first = git(folder, 'rev-parse', 'HEAD').slice(0, 7);
  const server = join(folder, 'server.mjs');
  writeFileSync(server, readFileSync(server, 'utf8').replace("process.env.GREETING ?? ''", "'second edition'"));
  commit(folder, 'Publish the second edition');
  await button(bar(window), 'Deploy').click();
  await expect(button(bar(window), 'Current release v2')).toBeVisible();
  await expect.poll(() => answer(front)).toContain('second edition');
  writeFileSync(join(folder, 'notes.txt'), 'not in git');
  const checkout = (): string[] => [
    git(folder, 'rev-parse', 'HEAD'),
    git(folder, 'status', '--porcelain'),
    git(folder, 'branch', '--list'),
    readFileSync(server, 'utf8'),
  ];
  const before = checkout();

  await release(window, /^v1 /).click();
  await button(window, 'Roll back to v1').click();
  const dialog = window.getByRole('dialog', { name: 'Roll back to v1?' });
  await dialog.getByRole('radio', { name: `Config vars and code of ${first}` }).check();
  await button(dialog, 'Roll back').click();
  await expect(button(bar(window), 'Current release v3')).toBeVisible();
  await expect(bar(window)).toContainText(`code of ${first}`);
  await expect.poll(() => answer(front)).toContain('hello');
  expect(checkout()).toEqual(before);

  await button(bar(window), 'Deploy').click();
  await expect(button(bar(window), 'Current release v4')).toBeVisible();
  await expect(bar(window)).not.toContainText('code of');
  await expect.poll(() => answer(front)).toContain('second edition');
  expect(checkout()).toEqual(before);
});

test('a change whose release command still runs says which dynos will restart', async () => {
  const { window, front, folder } = app;
  writeFileSync(join(folder, 'Procfile'), 'web: exec node server.mjs\nrelease: until test -e go; do sleep 0.1; done\n');
  await setGreeting(window, 'later');
  const notices = window.getByRole('region', { name: 'Notices' });
  await expect(notices).toContainText('Set GREETING, v2. When its release command has succeeded, web.1 will restart.');
  expect(await answer(front)).toContain('hello');
  writeFileSync(join(folder, 'go'), '');
  await expect.poll(() => answer(front)).toContain('later');
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

test('outside of git, "Deploy" says that it releases the folder as it is, and does', async () => {
  await app.close();
  app = await startWebApp();
  const { window, front } = app;
  const before = await answer(front);
  await openPanel(window, 'Releases');
  const deploy = button(window.getByRole('toolbar', { name: 'Releases' }), 'Deploy');
  await expect(deploy).toBeEnabled();
  await expect(deploy).toHaveAttribute('title', /^Releases the folder as it is .* cannot be rolled back to\.$/);
  await expect(button(bar(window), 'Deploy')).toHaveCount(0);
  await deploy.click();
  await expect(release(window, /^v2 Deploy current/)).toBeVisible();
  await expect.poll(() => answer(front)).toMatch(/^web\.1 /);
  await expect.poll(() => answer(front)).not.toBe(before);
});
