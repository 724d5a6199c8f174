/** What specs find in the window, by roles, names and test ids. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Locator, Page } from '@playwright/test';

/** A folder with these files, named so that its app is too. */
export function folderWith(name: string, files: Record<string, string>): string {
  const folder = join(mkdtempSync(join(tmpdir(), 'dynodeck-e2e-')), name);
  mkdirSync(folder);
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  return folder;
}

export function dyno(window: Page, name: string): Locator {
  const startsWithName = new RegExp(`^${name.replace('.', '\\.')}, `);
  return window.getByRole('list', { name: 'Dynos' }).getByRole('listitem', { name: startsWithName });
}

export function terminal(window: Page, name: string): Locator {
  return window.getByRole('region', { name: `Terminal ${name}`, exact: true });
}

/** Names of actions overlap ("Start all", "Restart all"), so they are matched whole. */
export function button(window: Page | Locator, name: string): Locator {
  return window.getByRole('button', { name, exact: true });
}

export async function portOf(window: Page, name: string): Promise<number> {
  const label = (await dyno(window, name).getAttribute('aria-label')) ?? '';
  return Number(/port (\d+)/.exec(label)?.[1]);
}

/** Starts everything in a folder that nobody has trusted yet. */
export async function trustAndStartAll(window: Page): Promise<void> {
  await button(window, 'Start all').click();
  await button(window, 'Trust and continue').click();
}
