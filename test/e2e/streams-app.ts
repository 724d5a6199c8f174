/** An app of a test's own, running in the desktop window. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import { type Desktop, launchDesktop } from './launch.ts';

/** Opens a folder with these files, trusts it and starts everything. */
export async function startApp(files: Record<string, string>, dynos: string[]): Promise<Desktop> {
  const folder = mkdtempSync(join(tmpdir(), 'dynodeck-e2e-app-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const desktop = await launchDesktop({ args: [folder] });
  const { window } = desktop;
  await window.getByRole('button', { name: 'Start all', exact: true }).click();
  await window.getByRole('button', { name: 'Trust and continue' }).click();
  const list = window.getByRole('list', { name: 'Dynos' });
  for (const dyno of dynos) await expect(list.getByRole('listitem', { name: `${dyno}, up` })).toBeVisible();
  return desktop;
}

export async function openTab(window: Page, name: string): Promise<void> {
  await window.getByRole('tab', { name, exact: true }).click();
}

export function terminal(window: Page, dyno: string): Locator {
  return window.getByRole('region', { name: `Terminal ${dyno}`, exact: true });
}

/** The rows of a terminal's screen, as text. */
export function screen(window: Page, dyno: string): Locator {
  return terminal(window, dyno).locator('.xterm-rows');
}
