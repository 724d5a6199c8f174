import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { launchDesktop } from './launch.ts';

/** Starts everything in the window. */
async function start(window: Page, mustTrust: boolean): Promise<void> {
  await window.getByRole('button', { name: 'Start all', exact: true }).click();
  if (mustTrust) await window.getByRole('button', { name: 'Trust and continue' }).click();
  await expect(window.getByRole('list', { name: 'Dynos' }).getByRole('listitem', { name: 'talker.1, up' })).toBeVisible();
}

test('the log of an earlier run is opened and searched after a restart', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'dynodeck-e2e-app-'));
  const says = (text: string) => writeFileSync(join(folder, 'Procfile'), `talker: sh -c "echo ${text}; sleep 1000"\n`);
  says('said yesterday');
  const first = await launchDesktop({ args: [folder] });
  await start(first.window, true);
  await expect(first.window.getByRole('log', { name: 'Logs' })).toContainText('app[talker.1]: said yesterday');
  await first.close();

  says('said today');
  const second = await launchDesktop({ args: [folder], userData: first.userData });
  const { window } = second;
  const log = window.getByRole('log', { name: 'Logs' });
  await start(window, false);
  await expect(log).toContainText('app[talker.1]: said today');
  await window.getByRole('button', { name: 'More about the log' }).click();
  await window.getByRole('menuitem', { name: 'Earlier runs' }).click();
  await window.getByRole('dialog', { name: 'Earlier runs' }).getByRole('listitem').getByRole('button').first().click();
  await expect(log).toContainText('app[talker.1]: said yesterday');
  await expect(log).not.toContainText('said today');
  await expect(window.getByText(/^Earlier run:/)).toBeVisible();
  await window.getByRole('searchbox', { name: 'Filter logs' }).fill('yesterday');
  await expect(log.locator('.log-row').first()).toContainText('yesterday');
  await window.getByRole('searchbox', { name: 'Filter logs' }).fill('');
  await window.getByRole('button', { name: 'Back to now' }).click();
  await expect(log).toContainText('said today');
  await second.close();
});
