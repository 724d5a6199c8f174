import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { type Desktop, launchDesktop } from './launch.ts';
import { button, dyno, folderWith, terminal } from './window.ts';

let desktop: Desktop;

test.afterEach(() => desktop?.close());

const APP_JSON = JSON.stringify({
  env: {
    SECRET_KEY: { description: 'Signs sessions.', generator: 'secret' },
    ADMIN: { description: 'Who gets mail about failures.' },
    GREETING: 'hello world',
  },
  formation: { worker: { quantity: 2 } },
  scripts: { postdeploy: 'echo seeded for $ADMIN; echo done > seeded' },
});

test('app.json is asked for once: config vars are written, the formation is taken, the first-run task runs', async () => {
  const folder = folderWith('shop', { Procfile: 'worker: exec sleep 1000\n', 'app.json': APP_JSON });
  desktop = await launchDesktop({ args: [folder] });
  const { window } = desktop;
  await expect(window.getByText('shop is not set up yet: 3 config vars, a formation and a first-run task.')).toBeVisible();
  await button(window, 'Set up').click();
  await expect(window.getByRole('dialog', { name: 'Do you trust shop?' })).toContainText('echo seeded for $ADMIN');
  await button(window, 'Trust and continue').click();
  const dialog = window.getByRole('dialog', { name: 'Set up shop' });
  await expect(dialog.getByLabel('GREETING (required)')).toHaveValue('hello world');
  await expect(dialog.getByLabel('SECRET_KEY')).toHaveAccessibleDescription('Signs sessions. Left empty, a random secret is made.');
  await button(dialog, 'Set up').click();
  await expect(dialog.getByRole('alert')).toHaveText('ADMIN is required: give it a value.');
  expect(existsSync(join(folder, '.env'))).toBe(false);
  await dialog.getByLabel('ADMIN (required)').fill('ada@example.com');
  await button(dialog, 'Set up').click();
  await expect(dialog).toBeHidden();
  await expect(window.getByRole('tab', { name: /^run\.\d+/ })).toHaveAttribute('aria-selected', 'true');
  await expect(window.getByRole('region', { name: /^Terminal run/ })).toContainText('seeded for ada@example.com');
  await expect(dyno(window, 'worker.2')).toBeVisible();
  await expect(window.getByText('is not set up yet')).toBeHidden();
  expect(readFileSync(join(folder, '.env'), 'utf8')).toMatch(
    /^SECRET_KEY=[0-9a-f]{64}\nADMIN='?ada@example.com'?\nGREETING='hello world'\n$/,
  );
});

test('the first-run task waits for the first release, which is made for it', async () => {
  const folder = folderWith('shop', {
    Procfile: 'worker: exec sleep 1000\nrelease: until test -e go; do sleep 0.1; done; echo migrated > table\n',
    'app.json': '{"scripts":{"postdeploy":"echo seeded what is $(cat table)"}}',
  });
  desktop = await launchDesktop({ args: [folder] });
  const { window } = desktop;
  await button(window, 'Set up').click();
  await button(window, 'Trust and continue').click();
  const dialog = window.getByRole('dialog', { name: 'Set up shop' });
  await expect(dialog).toContainText('runs once, when the first release has succeeded.');
  await button(dialog, 'Set up').click();
  await expect(dialog).toBeHidden();
  await expect(window.getByText('The first-run task starts when the release command')).toBeVisible();
  await expect(window.getByText('The release command of v1 is running.')).toBeVisible();
  await expect(window.getByRole('tab', { name: /^run\.\d+/ })).toHaveCount(0);
  writeFileSync(join(folder, 'go'), '');
  await expect(window.getByRole('region', { name: /^Terminal run/ })).toContainText('seeded what is migrated');
  await expect(window.getByText('is not set up yet')).toBeHidden();
});

test('"Not now" is final, also for the next start; menu and palette lead back', async () => {
  const folder = folderWith('later', { Procfile: 'worker: exec sleep 1000\n', 'app.json': '{"env":{"A":"1"}}' });
  desktop = await launchDesktop({ args: [folder] });
  const banner = desktop.window.getByText('later is not set up yet: 1 config var.');
  await expect(banner).toBeVisible();
  await button(desktop.window, 'Not now').click();
  await expect(banner).toBeHidden();
  await desktop.close();
  desktop = await launchDesktop({ args: [folder], userData: desktop.userData });
  await expect(dyno(desktop.window, 'worker.1')).toBeVisible();
  const { window } = desktop;
  await expect(window.getByText('is not set up yet')).toBeHidden();

  await window.keyboard.press('Control+Shift+P');
  const palette = window.getByRole('dialog', { name: 'Command palette' });
  await expect(palette.getByRole('combobox')).toBeFocused();
  await window.keyboard.type('set up the app');
  await expect(palette.getByRole('option', { name: 'Set up the app' })).toHaveAttribute('data-highlighted');
  await window.keyboard.press('Enter');
  await button(window, 'Trust and continue').click();
  const dialog = window.getByRole('dialog', { name: 'Set up later' });
  await expect(dialog.getByLabel('A (required)')).toBeFocused();
  await window.keyboard.press('Escape');
  await expect(dialog).toBeHidden();

  await button(window.getByRole('group', { name: 'Router and release' }), 'Platform').click();
  await window.getByRole('menuitem', { name: /^Set up\s*1 config var$/ }).click();
  await button(dialog, 'Set up').click();
  await expect(dialog).toBeHidden();
  expect(readFileSync(join(folder, '.env'), 'utf8')).toBe('A=1\n');
  await button(window.getByRole('group', { name: 'Router and release' }), 'Platform').click();
  await expect(window.getByRole('menuitem', { name: 'Cycle now' })).toBeVisible();
  await expect(window.getByRole('menuitem', { name: 'Set up' })).toHaveCount(0);
});

test('proposals follow the files of the folder', async () => {
  const folder = folderWith('young', { README: '' });
  desktop = await launchDesktop({ args: [folder] });
  const { window } = desktop;
  await expect(window.getByText('No process types in Procfile')).toBeVisible();
  writeFileSync(join(folder, 'package.json'), '{"scripts":{"start":"node ."}}');
  const proposal = window.getByRole('region', { name: 'No Procfile yet' });
  await expect(proposal.getByLabel('web')).toHaveValue('npm start');
  writeFileSync(join(folder, 'yarn.lock'), '');
  await expect(proposal.getByLabel('web')).toHaveValue('yarn start');
});

test('without a Procfile, what Heroku would run is proposed, edited and written with one button', async () => {
  const folder = folderWith('bare', { 'package.json': '{"scripts":{"start":"node ."}}', Gemfile: '' });
  desktop = await launchDesktop({ args: [folder] });
  const { window } = desktop;
  const proposal = window.getByRole('region', { name: 'No Procfile yet' });
  const language = proposal.getByLabel('Heroku would build this as');
  await expect(language).toHaveValue('0');
  await expect(proposal).toContainText('Heroku has a default process type for Rails and Rack only.');
  await expect(button(proposal, 'Write this Procfile')).toBeDisabled();
  await language.selectOption('Node.js (heroku/nodejs)');
  await expect(proposal.getByLabel('web')).toHaveValue('npm start');
  await proposal.getByLabel('web').fill('exec sleep 1000');
  await button(proposal, 'Write this Procfile').click();
  await expect(dyno(window, 'web.1')).toBeVisible();
  await expect(proposal).toBeHidden();
  expect(readFileSync(join(folder, 'Procfile'), 'utf8')).toBe('web: exec sleep 1000\n');
});

test('heroku.yml runs where there is no Procfile, and the question of trust says where its commands are', async () => {
  const folder = folderWith('images', { 'heroku.yml': 'run:\n  worker: echo from heroku.yml; exec sleep 1000\n' });
  desktop = await launchDesktop({ args: [folder] });
  const { window } = desktop;
  await button(window, 'Start all').click();
  await expect(window.getByRole('dialog')).toContainText('heroku.yml:2');
  await button(window, 'Trust and continue').click();
  await expect(dyno(window, 'worker.1')).toContainText('up');
  await window.getByRole('tab', { name: /^worker\.1/ }).click();
  await expect(terminal(window, 'worker.1')).toContainText('from heroku.yml');
  writeFileSync(join(folder, 'Procfile'), 'clock: exec sleep 1000\n');
  await expect(dyno(window, 'clock.1')).toBeVisible();
});
