import type { Locator, Page } from '@playwright/test';

/** Starts a one-off dyno in the app on screen. @returns the rows of its terminal, which has the focus */
export async function openConsole(window: Page, command: string): Promise<Locator> {
  await window.getByRole('button', { name: 'Run one-off' }).click();
  const dialog = window.getByRole('dialog', { name: 'Run a one-off dyno' });
  await dialog.getByRole('textbox', { name: 'Command' }).fill(command);
  await dialog.getByRole('button', { name: 'Run', exact: true }).click();
  const terminal = window.getByRole('region', { name: /^Terminal run\.\d{4}$/ });
  await terminal.click();
  return terminal.locator('.xterm-rows');
}
