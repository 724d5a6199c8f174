/** The centre of the window as panes, for the specs about them. */
import { expect, type Locator, type Page } from '@playwright/test';
import { openTab, terminal } from './streams-app.ts';

export const PANE_DYNOS = ['ticker.1', 'shell.1', 'worker.1'];
/** Of a lone pane, left to right. */
export const ALL_TABS = ['Logs', 'Grid', 'Requests', 'Metrics', 'Activity', 'Config', 'Releases', ...PANE_DYNOS];

/** Its shell says back what it is told, and how large its terminal is: `apples was said in 24 80`. */
export const PANE_FILES = {
  Procfile: [
    "ticker: bash -c 'echo ticker is here; exec sleep 1000'",
    'shell: bash -c \'while read -r line; do echo "$line was said in $(stty size)"; done\'',
    "worker: bash -c 'echo worker is here; exec sleep 1000'",
    '',
  ].join('\n'),
};

export const tabsWithout = (...names: string[]): string[] => ALL_TABS.filter((name) => !names.includes(name));

export const tab = (window: Page, name: string): Locator => window.getByRole('tab', { name, exact: true });

export const input = (window: Page, dyno: string): Locator =>
  terminal(window, dyno).getByRole('textbox', { name: 'Terminal input' });

/** What shows where a dragged tab would go. */
export const dropZone = (window: Page): Locator => window.locator('[data-drop]');

/** One pane again, whatever was before. */
export async function forgetPanes(window: Page): Promise<void> {
  await window.evaluate(() => localStorage.removeItem('dynodeck.selection'));
  await window.reload();
  await expectPanes(window, ALL_TABS);
}

/** The names of the tabs of each pane, in the order of panes; those that float come last. */
export async function expectPanes(window: Page, ...panes: string[][]): Promise<void> {
  const lists = window.getByRole('tablist', { name: /^Logs and terminals/ });
  await expect(lists).toHaveCount(panes.length);
  for (const [index, names] of panes.entries()) {
    const tabs = lists.nth(index).getByRole('tab');
    await expect.poll(() => tabs.evaluateAll((all) => all.map((one) => one.ariaLabel))).toEqual(names);
  }
}

export async function showTerminal(window: Page, dyno: string): Promise<void> {
  await openTab(window, dyno);
  await expect(input(window, dyno)).toBeFocused();
}

/** Presses the mouse's button on something and drags it, in steps; the button stays down. */
export async function drag(window: Page, what: Locator, to: { x: number; y: number }): Promise<void> {
  // A strip of tabs scrolls where it is narrow.
  await what.scrollIntoViewIfNeeded();
  const box = (await what.boundingBox())!;
  await window.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await window.mouse.down();
  await window.mouse.move(to.x, to.y, { steps: 6 });
}

interface Point {
  x: number;
  y: number;
}

/** A point in the panel of a tab, as shares of its width and height. */
export async function pointIn(window: Page, name: string, across: number, down: number): Promise<Point> {
  const box = (await window.getByRole('tabpanel', { name, exact: true }).boundingBox())!;
  return { x: box.x + box.width * across, y: box.y + box.height * down };
}
