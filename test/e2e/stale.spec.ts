/** Files that change under running dynos. */
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { type Desktop, launchDesktop } from './launch.ts';
import { button, dyno, folderWith, trustAndStartAll } from './window.ts';

let desktop: Desktop;

test.afterEach(() => desktop?.close());

test('stale dynos are offered a restart, but not while a release command runs: then it says why', async () => {
  const folder = folderWith('shop', {
    Procfile: 'release: touch began; until [ -e go ]; do sleep 0.1; done\nworker: exec sleep 1000\n',
    '.env': 'A=1\n',
    go: '',
  });
  desktop = await launchDesktop({ args: [folder] });
  const { window } = desktop;
  await trustAndStartAll(window);
  await expect(dyno(window, 'worker.1')).toContainText('up');

  for (const file of ['go', 'began']) rmSync(join(folder, file));
  writeFileSync(join(folder, '.env'), 'A=2\n');
  const stale = window.getByRole('status').filter({ hasText: '1 dyno runs with older config vars.' });
  await button(stale, 'Restart those').click();
  await expect.poll(() => existsSync(join(folder, 'began'))).toBe(true);
  await expect(stale).toContainText('Restart them once the release command of v2 has ended.');
  await expect(button(stale, 'Restart those')).toHaveCount(0);

  writeFileSync(join(folder, 'go'), '');
  await expect(stale).toHaveCount(0);
  await expect(dyno(window, 'worker.1')).toContainText('up');
});
