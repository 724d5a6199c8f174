import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { nextDownload } from './download.ts';
import { type Desktop, launchDesktop } from './launch.ts';
import { folderWith, trustAndStartAll } from './window.ts';

let desktop: Desktop;

test.afterEach(() => desktop?.close());

test('the log is saved to a file that the developer chooses; nothing else is ever downloaded', async () => {
  desktop = await launchDesktop({ args: [folderWith('saver', { Procfile: 'talker: echo to be kept; exec sleep 1000\n' })] });
  const { window, app } = desktop;
  await trustAndStartAll(window);
  await expect(window.getByRole('log', { name: 'Logs' })).toContainText('to be kept');

  const { file, finished } = nextDownload(app, 'saved.log');
  await window.getByRole('button', { name: 'More about the log' }).click();
  await window.getByRole('menuitem', { name: 'Export as text' }).click();
  expect(await finished).toBe('completed');
  expect(readFileSync(file, 'utf8')).toMatch(/app\[talker\.1\]: to be kept$/m);

  const refused = app.evaluate(
    ({ session }) =>
      new Promise<boolean>((resolve) => {
        session.defaultSession.once('will-download', (event) => resolve(event.defaultPrevented));
      }),
  );
  await app.evaluate(({ session }) => session.defaultSession.downloadURL('data:text/plain,surprise'));
  expect(await refused).toBe(true);
});
