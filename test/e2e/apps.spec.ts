import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { type Desktop, launchDesktop } from './launch.ts';
import { button, dyno, folderWith, trustAndStartAll } from './window.ts';
import { freeBlock } from '../tools/free-block.ts';

const SLEEPER = 'worker: exec sleep 1000\n';

let desktop: Desktop;

test.afterEach(() => desktop?.close());

async function open(...args: string[]): Promise<Page> {
  desktop = await launchDesktop({ args });
  return desktop.window;
}

const problems = (window: Page) => window.getByRole('region', { name: 'Problems' });

test.describe('What cannot be used is said, and the rest is', () => {
  test('no Procfile', async () => {
    const window = await open(folderWith('bare', { 'README.md': '' }));
    await expect(problems(window)).toContainText('Procfile There is no such file');
    await expect(button(window, 'Start all')).toBeDisabled();
  });

  test('an empty Procfile', async () => {
    const window = await open(folderWith('empty', { Procfile: '# nothing yet\n' }));
    await expect(problems(window)).toContainText('No process types are defined');
  });

  test('bad lines, each with its number, while the good ones run', async () => {
    const window = await open(folderWith('messy', { Procfile: `${SLEEPER}!!!\nclock:\n`, '.env': 'A=1\nB="never closed\n' }));
    await expect(problems(window)).toContainText('Procfile:2');
    await expect(problems(window)).toContainText('Procfile:3 `clock` has no command');
    await expect(problems(window)).toContainText('.env:2 The quote " is never closed');
    await trustAndStartAll(window);
    await expect(dyno(window, 'worker.1')).toContainText('up');
  });

  test('a folder as env file, and a port that is none', async () => {
    const window = await open(folderWith('odd', { Procfile: SLEEPER, 'config/x': '', '.env': 'PORT=80\n' }), '-e', 'config,.env');
    await expect(problems(window)).toContainText('config It is a folder, not a file');
    await expect(problems(window)).toContainText('.env:1');
    await expect(problems(window)).toContainText('a port only an administrator may use');
  });

  for (const port of ['80', 'abc']) {
    test(`-p ${port} on the command line`, async () => {
      const window = await open(folderWith('port', { Procfile: SLEEPER }), '-p', port);
      await expect(window.getByText(`-p ${port}`)).toBeVisible();
      await expect(button(window, 'Open folder').first()).toBeVisible();
    });
  }

  test('a busy port, with the name of its holder', async () => {
    const port = await freeBlock();
    const holder = createServer().listen(port, '127.0.0.1');
    try {
      const window = await open(folderWith('busy', { Procfile: 'web: node web.js\n' }), '-p', String(port));
      await trustAndStartAll(window);
      await expect(dyno(window, 'web.1')).toContainText('crashed');
      await expect(dyno(window, 'web.1')).toContainText(`Port ${port} is in use by`);
      await expect(dyno(window, 'web.1')).toContainText(`pid ${process.pid}`);
    } finally {
      holder.close();
    }
  });

  test('a folder that is deleted while open: its dynos go on, and it is found again', async () => {
    const folder = folderWith('gone', { Procfile: SLEEPER });
    const window = await open(folder);
    await trustAndStartAll(window);
    await expect(dyno(window, 'worker.1')).toContainText('up');
    rmSync(folder, { recursive: true });
    await expect(window.getByText('The folder has gone').first()).toBeVisible();
    await expect(dyno(window, 'worker.1')).toContainText('up');
    mkdirSync(folder);
    writeFileSync(join(folder, 'Procfile'), `${SLEEPER}clock: exec sleep 1000\n`);
    await expect(dyno(window, 'clock.1')).toBeVisible();
    await expect(window.getByText('The folder has gone')).toHaveCount(0);
  });
});

test('nothing runs before the folder is trusted, and the question lists what would', async () => {
  const window = await open(folderWith('stranger', { Procfile: 'web: echo surprise\n' }));
  await button(window, 'Start all').click();
  const question = window.getByRole('dialog', { name: 'Do you trust stranger?' });
  await expect(question).toContainText('echo surprise');
  await button(question, 'Cancel').click();
  await expect(dyno(window, 'web.1')).toContainText('down');
});

test('Procfile, env files and base port are changed in the window and remembered for the folder', async () => {
  const folder = folderWith('chooser', {
    Procfile: SLEEPER,
    'Procfile.dev': 'web: exec sleep 1000\ncss: exec sleep 1000\n',
    'dev.env': 'A=1\n',
  });
  const port = String(await freeBlock());
  const window = await open(folder);
  await button(window, 'Settings').click();
  const settings = window.getByRole('dialog', { name: 'Settings' });
  await settings.getByRole('textbox', { name: 'Procfile' }).fill('Procfile.dev');
  await settings.getByRole('textbox', { name: 'Env file 1' }).fill('dev.env');
  await settings.getByRole('textbox', { name: 'Base port' }).fill('80');
  await expect(button(settings, 'Save')).toBeDisabled();
  await settings.getByRole('textbox', { name: 'Base port' }).fill(port);
  await button(settings, 'Save').click();
  await expect(dyno(window, 'css.1')).toContainText(`port ${Number(port) + 100}`);
  await expect(dyno(window, 'worker.1')).toHaveCount(0);
  const { userData } = desktop;
  await desktop.close();

  desktop = await launchDesktop({ args: [folder], userData });
  await expect(dyno(desktop.window, 'css.1')).toContainText(`port ${Number(port) + 100}`);
});

test('an app that was open before is one click away', async () => {
  await open(folderWith('yesterday', { Procfile: SLEEPER }));
  await expect(dyno(desktop.window, 'worker.1')).toBeVisible();
  const { userData } = desktop;
  await desktop.close();
  desktop = await launchDesktop({ userData });
  await desktop.window.getByRole('button', { name: /^yesterday/ }).click();
  await expect(dyno(desktop.window, 'worker.1')).toBeVisible();
});

test('a folder that is dropped on the window is opened', async () => {
  const folder = folderWith('dropped', { Procfile: SLEEPER });
  const window = await open();
  await expect(button(window, 'Open folder').first()).toBeVisible();
  const session = await window.context().newCDPSession(window);
  const drag = { x: 300, y: 300, data: { items: [], files: [folder], dragOperationsMask: 1 } };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', { type, ...drag });
  }
  await expect(window.getByRole('heading', { name: 'dropped' })).toBeVisible();
});

test('the folder dialog opens the chosen folder', async () => {
  const folder = folderWith('chosen', { Procfile: SLEEPER });
  const window = await open();
  await desktop.app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
  }, folder);
  await button(window, 'Open folder').first().click();
  await expect(window.getByRole('heading', { name: 'chosen' })).toBeVisible();
});

test('a changed Procfile adds and removes types and marks dynos whose command changed', async () => {
  const folder = folderWith('edited', { Procfile: `${SLEEPER}clock: exec sleep 1000\n` });
  const window = await open(folder);
  await trustAndStartAll(window);
  await expect(dyno(window, 'clock.1')).toContainText('up');
  writeFileSync(join(folder, 'Procfile'), 'worker: exec sleep 2000\nmailer: exec sleep 1000\n');
  await expect(dyno(window, 'mailer.1')).toContainText('down');
  await expect(dyno(window, 'clock.1')).toHaveCount(0);
  await expect(dyno(window, 'worker.1')).toHaveAccessibleName(/command/);
  await window.getByRole('button', { name: /^Restart (those|that)/ }).click();
  await expect(dyno(window, 'worker.1')).not.toHaveAccessibleName(/command/);
});

test('closing an app stops its dynos and forgets its tab in the rail', async () => {
  const window = await open(folderWith('leaving', { Procfile: SLEEPER }));
  await trustAndStartAll(window);
  await expect(dyno(window, 'worker.1')).toContainText('up');
  const apps = window.getByRole('navigation', { name: 'Apps' });
  await apps.getByRole('button', { name: 'Close app' }).click();
  await window.getByRole('dialog', { name: 'Close leaving?' }).getByRole('button', { name: /^(Stop|Close)/ }).first().click();
  await expect(window.getByRole('heading', { name: 'leaving' })).toHaveCount(0);
});
