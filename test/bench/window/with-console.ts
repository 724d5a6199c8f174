import type { Locator, Page } from '@playwright/test';
import { type BenchApp, makeApp } from '../peers/bench-app.ts';
import { openWindow, startAll } from './bench-window.ts';

/** Prints 102-byte lines as fast as they are read, until it is stopped. */
const FLOOD = `yes "${'the other app prints without an end '.repeat(3).slice(0, 101)}"`;
const IDLE = 'sleep 100000';

type Action<T> = (page: Page, rows: Locator) => Promise<T>;

/** Runs something beside a `run` console of an app, while a dyno of another app in the window floods or idles. */
export async function withConsole<T>(flooded: boolean, action: Action<T>): Promise<T> {
  const other = makeApp([{ name: 'job', command: flooded ? FLOOD : IDLE }]);
  const own = makeApp([{ name: 'job', command: IDLE }]);
  try {
    return await inTwoApps(other, own, action);
  } finally {
    other.dispose();
    own.dispose();
  }
}

async function inTwoApps<T>(first: BenchApp, second: BenchApp, action: Action<T>): Promise<T> {
  const desktop = await openWindow(first.folder, { DYNODECK_TERMINAL_RENDERER: 'dom' });
  const { window } = desktop;
  try {
    await desktop.secondStart([second.folder]);
    const name = second.folder.split('/').at(-1)!;
    await window.getByRole('heading', { name, exact: true }).waitFor();
    await startAll(window);
    return await action(window, await openConsole(window, 'cat'));
  } finally {
    await desktop.close();
  }
}

/** Starts a one-off dyno in the app on screen. @returns the rows of its terminal, which has the focus */
async function openConsole(window: Page, command: string): Promise<Locator> {
  await window.getByRole('button', { name: 'Run one-off' }).click();
  const dialog = window.getByRole('dialog', { name: 'Run a one-off dyno' });
  await dialog.getByRole('textbox', { name: 'Command' }).fill(command);
  await dialog.getByRole('button', { name: 'Run', exact: true }).click();
  const terminal = window.getByRole('region', { name: /^Terminal run\.\d{4}$/ });
  await terminal.click();
  return terminal.locator('.xterm-rows');
}
