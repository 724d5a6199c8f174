/** The five main tasks, in one sitting and without a mouse or the palette: Tab, Enter, arrows and a few shortcuts. */
import { expect, type Locator, type Page, test } from '@playwright/test';
import { type Desktop, launchDesktop } from './launch.ts';
import { dyno, folderWith } from './window.ts';
import { freeBlock } from '../tools/free-block.ts';

const PROCFILE = [
  'web: bash -c \'echo "Error: no such table orders" >&2; exec python3 -m http.server "$PORT"\'',
  'worker: bash -c \'while sleep 0.2; do echo "job done"; done\'',
].join('\n');
/** More stops than the window has; a part that Tab never reaches fails the test. */
const MOST_STOPS = 80;

let desktop: Desktop;
let window: Page;

test.afterAll(() => desktop?.close());

/** Presses Tab until this has the focus, and it can be seen that it has. */
async function tabTo(target: Locator): Promise<void> {
  await expect(target).toBeEnabled();
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    if (await target.evaluate((element) => element.matches(':focus-visible'))) return;
    await window.keyboard.press('Tab');
  }
  await expect(target).toBeFocused({ timeout: 1 });
}

const named = (name: string): Locator => window.getByRole('button', { name, exact: true });

test('a folder is opened, started, searched for an error, scaled, and given a console', async () => {
  const folder = folderWith('shop', { Procfile: PROCFILE });
  desktop = await launchDesktop({ args: ['-p', String(await freeBlock())] });
  window = desktop.window;

  await test.step('open', async () => {
    await desktop.app.evaluate(({ dialog }, path) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
    }, folder);
    await tabTo(named('Open folder').first());
    await window.keyboard.press('Enter');
    await expect(window.getByRole('heading', { level: 1, name: 'shop' })).toBeVisible();
  });

  await test.step('start', async () => {
    await tabTo(named('Start all'));
    await window.keyboard.press('Enter');
    await tabTo(named('Trust and continue'));
    await window.keyboard.press('Enter');
    await expect(dyno(window, 'web.1')).toHaveAccessibleName(/^web\.1, up/);
  });

  await test.step('find an error', async () => {
    await tabTo(window.getByRole('searchbox', { name: 'Filter logs' }));
    await window.keyboard.type('no such table');
    const log = window.getByRole('log', { name: 'Logs' });
    await expect(log).not.toContainText('job done');
    await expect(log).toContainText('Error: no such table orders');
    await tabTo(log);
    await window.keyboard.press('k');
    await window.keyboard.press('Enter');
    await expect(window.getByRole('region', { name: 'Line', exact: true })).toContainText('no such table orders');
    await window.keyboard.press('Escape');
  });

  await test.step('scale', async () => {
    await tabTo(named('Add a worker dyno'));
    await window.keyboard.press('Enter');
    await expect(dyno(window, 'worker.2')).toContainText('up');
    await tabTo(window.getByRole('spinbutton', { name: 'worker dynos' }));
    await window.keyboard.press('ArrowDown');
    await expect(dyno(window, 'worker.2')).toHaveCount(0);
  });

  await test.step('run a console', async () => {
    await tabTo(named('Run one-off'));
    await window.keyboard.press('Enter');
    await expect(window.getByRole('dialog', { name: 'Run a one-off dyno' }).getByRole('textbox')).toBeFocused();
    await window.keyboard.type('bash --norc');
    await window.keyboard.press('Enter');
    const terminal = window.getByRole('region', { name: /^Terminal run\.\d+$/ });
    await expect(terminal.getByRole('textbox')).toBeFocused();
    await window.keyboard.type('echo $((6 * 7)) apples\n');
    await expect(terminal).toContainText('42 apples');
    await window.keyboard.press('Shift+F6');
    await expect(terminal.getByRole('textbox')).not.toBeFocused();
  });
});
