import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { processesWith } from '../tools/marked-processes.ts';
import { copySample, type Desktop, launchDesktop } from './launch.ts';
import { button, dyno, folderWith, portOf, terminal, trustAndStartAll } from './window.ts';
import { freeBlock } from '../tools/free-block.ts';

let desktop: Desktop | undefined;

test.afterEach(async () => {
  await desktop?.close();
  desktop = undefined;
});

/** Opens a copy of the sample app, trusts it and starts everything. */
async function startSample(): Promise<{ window: Page; folder: string }> {
  const folder = copySample();
  desktop = await launchDesktop({ args: [folder, '-p', String(await freeBlock())] });
  const { window } = desktop;
  await trustAndStartAll(window);
  for (const name of ['web.1', 'worker.1', 'clock.1']) await expect(dyno(window, name)).toContainText('up');
  return { window, folder };
}

test('the sample app runs: every dyno is up, its terminal answers, its port serves, it scales, it stops', async () => {
  const { window } = await startSample();

  await window.getByRole('tab', { name: 'web.1', exact: true }).click();
  await expect(terminal(window, 'web.1')).toContainText('Listening on port');
  await terminal(window, 'web.1').click();
  await window.keyboard.type('hello there\n');
  await expect(terminal(window, 'web.1')).toContainText('You typed: hello there');

  const port = await portOf(window, 'web.1');
  expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toContain('web.1');

  const quantity = window.getByRole('spinbutton', { name: 'web dynos' });
  await button(window, 'Add a web dyno').click();
  await button(window, 'Add a web dyno').click();
  await expect(quantity).toHaveValue('3');
  for (const name of ['web.2', 'web.3']) await expect(dyno(window, name)).toContainText('up');
  expect(await portOf(window, 'web.3')).toBe(port + 2);
  expect(await (await fetch(`http://127.0.0.1:${port + 2}/`)).text()).toContain('web.3');
  await quantity.fill('1');
  await quantity.press('Enter');
  await expect(dyno(window, 'web.3')).toHaveCount(0);
  await expect(dyno(window, 'web.2')).toHaveCount(0);

  await button(window, 'Stop worker.1').click();
  await expect(dyno(window, 'worker.1')).toContainText('down');
  await expect(dyno(window, 'web.1')).toContainText('up');
  await button(window, 'Restart web.1').click();
  await expect(dyno(window, 'web.1')).toHaveAccessibleName(/^web\.1, up/);
  await button(window, 'Kill clock.1').click();
  await expect(dyno(window, 'clock.1')).toContainText('down');
  await button(window, 'Stop all').click();
  await expect(dyno(window, 'web.1')).toContainText('down');
});

test('a bash one-off has the config vars, takes Ctrl-C, and its exit status is shown', async () => {
  const { window } = await startSample();
  await button(window, 'Run one-off').click();
  const dialog = window.getByRole('dialog', { name: 'Run a one-off dyno' });
  await dialog.getByRole('textbox', { name: 'Command' }).fill('bash --norc');
  await dialog.getByRole('button', { name: 'Run', exact: true }).click();
  const tab = window.getByRole('tab', { name: /^run\.\d{4}$/ });
  await expect(tab).toBeVisible();
  const name = (await tab.textContent())?.match(/run\.\d{4}/)?.[0] ?? '';
  const screen = terminal(window, name);
  await expect(screen).toContainText(/[#$] /);
  await screen.click();
  await window.keyboard.type('echo $DYNO/$PORT/$FOO\n');
  await expect(screen).toContainText(new RegExp(`${name.replace('.', '\\.')}/\\d+/bar`));
  // Its own line says that the program runs: what was typed is echoed before.
  await window.keyboard.type("sh -c 'echo $((40 + 2)) ready; exec sleep 1000'\n");
  await expect(screen).toContainText('42 ready');
  await window.keyboard.press('Control+c');
  await window.keyboard.type('echo after:$?\n');
  await expect(screen).toContainText('after:130');
  await window.keyboard.type('exit 3\n');
  await expect(dyno(window, name)).toHaveAccessibleName(/complete.*3/);
});

test('an edited .env marks the dynos that run with older values, and one button restarts them', async () => {
  const { window, folder } = await startSample();
  await writeFile(join(folder, '.env'), 'GREETING=changed\nFOO=new\n');
  const restart = window.getByRole('button', { name: /^Restart (those|that)/ });
  await expect(restart).toBeVisible();
  await expect(dyno(window, 'web.1')).toHaveAccessibleName(/older config vars|FOO/);
  await restart.click();
  // The release command runs first.
  await expect(dyno(window, 'web.1')).not.toHaveAccessibleName(/older config vars|FOO/);
  await expect(restart).toHaveCount(0);
  await expect(dyno(window, 'web.1')).toHaveAccessibleName(/^web\.1, up/);
  const port = await portOf(window, 'web.1');
  expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toContain('changed');
});

test('two apps are open at once, on ports of their own, and switching is one click', async () => {
  const { window } = await startSample();
  const second = copySample('second-app');
  await desktop?.secondStart([second, '-p', String(await freeBlock())]);
  const apps = window.getByRole('navigation', { name: 'Apps' });
  await expect(apps.getByRole('button', { name: /^second-app/ })).toBeVisible();
  await expect(window.getByRole('heading', { name: 'second-app' })).toBeVisible();
  await trustAndStartAll(window);
  await expect(dyno(window, 'web.1')).toContainText('up');
  const port = await portOf(window, 'web.1');
  await apps.getByRole('button', { name: /^sample/ }).click();
  await expect(dyno(window, 'web.1')).toContainText('up');
  expect(await portOf(window, 'web.1')).not.toBe(port);
});

test('a reloaded window shows the same dynos and the same screens', async () => {
  const { window, folder } = await startSample();
  await window.getByRole('tab', { name: 'web.1', exact: true }).click();
  await terminal(window, 'web.1').click();
  await window.keyboard.type('before the reload\n');
  await expect(terminal(window, 'web.1')).toContainText('You typed: before the reload');
  const processes = await processesWith(`PWD=${folder}`);
  await window.reload();
  await expect(dyno(window, 'web.1')).toContainText('up');
  await window.getByRole('tab', { name: 'web.1', exact: true }).click();
  await expect(terminal(window, 'web.1')).toContainText('You typed: before the reload');
  expect(await processesWith(`PWD=${folder}`)).toEqual(processes);
});

test('the merged log holds the lines of all dynos and its filter works', async () => {
  const { window } = await startSample();
  await window.getByRole('tab', { name: 'Logs' }).click();
  const log = window.getByRole('log', { name: 'Logs' });
  await expect(log).toContainText('heroku[web.1]: State changed from starting to up');
  await expect(log).toContainText('app[web.1]: Listening on port');
  await window.getByRole('searchbox', { name: 'Filter logs' }).fill('listening');
  await expect(log).toContainText('Listening on port');
  await expect(log).not.toContainText('State changed');
});

test('quitting leaves no process behind', async () => {
  const { folder } = await startSample();
  expect(await processesWith(`PWD=${folder}`)).not.toEqual([]);
  const userData = desktop?.userData ?? '';
  await desktop?.close();
  expect(await processesWith(`PWD=${folder}`)).toEqual([]);
  expect(await processesWith(userData)).toEqual([]);
});

test('a folder that cannot be opened is said in the window, and another one can be opened', async () => {
  desktop = await launchDesktop({ args: ['/no/such/folder'] });
  const { window } = desktop;
  await expect(window.getByText('/no/such/folder cannot be opened')).toBeVisible();
  await expect(window.getByRole('button', { name: 'Open folder' }).first()).toBeVisible();
});

test('a dyno that waits for input says what it asks, in its row and tab, until it is answered', async () => {
  const ask = 'echo Checking\nprintf "Ok to proceed? (y) "\nread answer\necho "Proceeding with $answer"\nsleep 1000\n';
  desktop = await launchDesktop({ args: [folderWith('asks', { Procfile: 'worker: sh ask.sh\n', 'ask.sh': ask })] });
  const { window } = desktop;
  await trustAndStartAll(window);
  const tab = window.getByRole('tab', { name: 'worker.1', exact: true });
  await expect(dyno(window, 'worker.1')).toContainText('waits for inputOk to proceed? (y)');
  await expect(tab).toHaveAttribute('aria-description', 'waits for input');
  await tab.click();
  await window.screenshot({ path: test.info().outputPath('waits-for-input.png') });
  await terminal(window, 'worker.1').click();
  await window.keyboard.type('y\n');
  await expect(terminal(window, 'worker.1')).toContainText('Proceeding with y');
  await expect(dyno(window, 'worker.1')).not.toContainText('waits for input');
});
