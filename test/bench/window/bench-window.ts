import type { Locator, Page } from '@playwright/test';
import { type Desktop, launchDesktop } from '../../e2e/launch.ts';
import { untilLaunched } from './until-launched.ts';

/** For a window on a busy machine without a graphics card. */
const PATIENCE_MS = 60_000;

/** Opens a folder in the desktop window, trusts it and starts everything. */
export async function openWindow(folder: string, env: Record<string, string>): Promise<Desktop> {
  const desktop = await untilLaunched((mark) => launchDesktop({ args: [folder], env: { ...env, ...mark } }));
  desktop.window.setDefaultTimeout(PATIENCE_MS);
  await startAll(desktop.window);
  return desktop;
}

/** Of the app on screen, which nobody has trusted yet. */
export async function startAll(window: Page): Promise<void> {
  await window.getByRole('button', { name: 'Start all', exact: true }).click();
  await window.getByRole('button', { name: 'Trust and continue' }).click();
}

export async function openTab(window: Page, name: string): Promise<void> {
  await window.getByRole('tab', { name, exact: true }).click();
}

export function log(window: Page): Locator {
  return window.getByRole('log', { name: 'Logs' });
}

/** How many lines of the log hold this text, once the number has stayed the same for a second. */
export async function countMatching(window: Page, text: string): Promise<number> {
  await window.getByRole('searchbox', { name: 'Filter logs' }).fill(text);
  const counter = window.getByText(/^[\d,]+ matching lines?$/);
  await counter.waitFor();
  for (let before = ''; ; ) {
    const shown = (await counter.textContent()) ?? '';
    if (shown === before) return Number(shown.replaceAll(/\D/g, ''));
    before = shown;
    await window.waitForTimeout(1_000);
  }
}
