/** The centre as panes: tabs beside and below each other. */
import { expect, type Locator, type Page, test } from '@playwright/test';
import { type Desktop, launchDesktop } from './launch.ts';
import { openTab, screen, startApp, terminal } from './streams-app.ts';

const FILES = {
  Procfile: [
    "ticker: bash -c 'echo ticker is here; exec sleep 1000'",
    'shell: bash -c \'while read -r line; do echo "$line was said"; done\'',
    "worker: bash -c 'echo worker is here; exec sleep 1000'",
    '',
  ].join('\n'),
};
const DYNOS = ['ticker.1', 'shell.1', 'worker.1'];
/** Of a lone pane, left to right. */
const ALL = ['Logs', 'Grid', 'Requests', 'Metrics', 'Activity', 'Config', 'Releases', ...DYNOS];

let desktop: Desktop;
let window: Page;

test.beforeAll(async () => {
  desktop = await startApp(FILES, DYNOS);
  window = desktop.window;
});

// Each starts with one pane, whatever the one before has left.
test.beforeEach(async () => {
  await window.evaluate(() => localStorage.removeItem('dynodeck.selection'));
  await window.reload();
  await expectPanes(ALL);
});

test.afterAll(() => desktop?.close());

const tab = (name: string): Locator => window.getByRole('tab', { name, exact: true });
const tabLists = (): Locator => window.getByRole('tablist', { name: /^Logs and terminals/ });
const input = (dyno: string): Locator => terminal(window, dyno).getByRole('textbox', { name: 'Terminal input' });

/** The names of the tabs of each pane, in the order of panes. */
async function expectPanes(...panes: string[][]): Promise<void> {
  await expect(tabLists()).toHaveCount(panes.length);
  for (const [index, names] of panes.entries()) {
    const tabs = tabLists().nth(index).getByRole('tab');
    await expect.poll(() => tabs.evaluateAll((all) => all.map((one) => one.ariaLabel))).toEqual(names);
  }
}

const without = (...names: string[]): string[] => ALL.filter((name) => !names.includes(name));

async function showTerminal(dyno: string): Promise<void> {
  await openTab(window, dyno);
  await expect(input(dyno)).toBeFocused();
}

/** With the mouse, in steps; the button stays down. */
async function dragTab(name: string, to: { x: number; y: number }): Promise<void> {
  // The strip scrolls where it is narrow.
  await tab(name).scrollIntoViewIfNeeded();
  const box = (await tab(name).boundingBox())!;
  await window.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await window.mouse.down();
  await window.mouse.move(to.x, to.y, { steps: 6 });
}

/** A point in the panel of a tab, as shares of its width and height. */
async function pointIn(name: string, across: number, down: number): Promise<{ x: number; y: number }> {
  const box = (await window.getByRole('tabpanel', { name, exact: true }).boundingBox())!;
  return { x: box.x + box.width * across, y: box.y + box.height * down };
}

const dropZone = (): Locator => window.locator('[data-drop]');

test('keys split the centre, both terminals live, and the next pane gets the focus', async () => {
  await expectPanes(ALL);
  await showTerminal('shell.1');
  await window.keyboard.press('Control+Shift+D');
  await expectPanes(without('shell.1'), ['shell.1']);
  await expect(input('shell.1')).toBeFocused();
  await window.keyboard.type('apples\n');
  await expect(screen(window, 'shell.1')).toContainText('apples was said');
  await expect(window.getByRole('log', { name: 'Logs' })).toContainText('apples was said');

  await showTerminal('ticker.1');
  await expect(screen(window, 'ticker.1')).toContainText('ticker is here');
  await expect(screen(window, 'shell.1')).toContainText('apples was said');
  await window.keyboard.press('Control+Shift+E');
  await expectPanes(without('shell.1', 'ticker.1'), ['ticker.1'], ['shell.1']);
  await expect(input('ticker.1')).toBeFocused();
  const above = (await window.getByRole('tabpanel', { name: 'Logs' }).boundingBox())!;
  const below = (await terminal(window, 'ticker.1').boundingBox())!;
  expect(below.y).toBeGreaterThan(above.y + above.height - 1);
  expect(below.x).toBe(above.x);

  await window.keyboard.press('Control+Shift+J');
  await expect(input('shell.1')).toBeFocused();
  await window.keyboard.press('Control+Shift+J');
  await expect(window.getByRole('log', { name: 'Logs' })).toBeFocused();
  // F6 leaves the centre as a whole, and comes back to the pane it left.
  await window.keyboard.press('F6');
  await expect(window.getByRole('navigation', { name: 'Apps' }).getByRole('button').first()).toBeFocused();
  await window.keyboard.press('Shift+F6');
  await expect(window.getByRole('log', { name: 'Logs' })).toBeFocused();
});

test('a tab is shown in the pane it is in, moved to the other one, and brought back by closing the pane', async () => {
  await showTerminal('ticker.1');
  await window.keyboard.press('Control+Shift+D');
  await expectPanes(without('ticker.1'), ['ticker.1']);
  await window.getByRole('button', { name: 'Show worker.1', exact: true }).click();
  await expect(tab('worker.1')).toHaveAttribute('aria-selected', 'true');
  await expect(input('worker.1')).toBeFocused();
  await expect(tab('ticker.1')).toHaveAttribute('aria-selected', 'true');

  await window.keyboard.press('Control+Shift+M');
  await expectPanes(without('ticker.1', 'worker.1'), ['ticker.1', 'worker.1']);
  await expect(input('worker.1')).toBeFocused();
  await expect(screen(window, 'worker.1')).toContainText('worker is here');
  await expect(tab('Logs')).toHaveAttribute('aria-selected', 'true');

  await window.keyboard.press('Control+Shift+H');
  await expectPanes(ALL);
  await expect(tab('Logs')).toHaveAttribute('aria-selected', 'true');
  await expect(window.getByRole('log', { name: 'Logs' })).toBeFocused();
});

test('menus and palette offer the same, as far as it can be done', async () => {
  await tab('shell.1').click({ button: 'right' });
  const item = (name: string): Locator => window.getByRole('menu').getByRole('menuitem', { name });
  await expect(item('Close pane')).toHaveAttribute('aria-disabled', 'true');
  await expect(item('Move to other pane')).toHaveAttribute('aria-disabled', 'true');
  await item('Split down').click();
  await expect(window.getByRole('menu')).toBeHidden();
  await expectPanes(without('shell.1'), ['shell.1']);
  await expect(input('shell.1')).toBeFocused();

  await window.getByRole('button', { name: 'Panes' }).last().click();
  await expect(item('Split right')).toHaveAttribute('aria-disabled', 'true');
  await item('Close pane').click();
  await expect(window.getByRole('menu')).toBeHidden();
  await expectPanes(ALL);

  await window.keyboard.press('Control+Shift+P');
  const field = window.getByRole('dialog', { name: 'Command palette' }).getByRole('combobox');
  await expect(field).toBeFocused();
  await window.keyboard.type('split right');
  await expect(window.getByRole('option', { name: 'Split right' })).toBeVisible();
  await window.keyboard.press('Enter');
  await expectPanes(without('Logs'), ['Logs']);
});

test('a tab is dragged to a side of a pane, to the tabs of another, and back by Escape', async () => {
  await openTab(window, 'Logs');
  await expect(window.getByRole('log', { name: 'Logs' })).toContainText('worker is here');
  await dragTab('worker.1', await pointIn('Logs', 0.95, 0.5));
  await expect(dropZone()).toHaveAttribute('data-drop', 'right');
  await window.mouse.up();
  await expect(dropZone()).toBeHidden();
  await expectPanes(without('worker.1'), ['worker.1']);
  await expect(input('worker.1')).toBeFocused();
  await expect(screen(window, 'worker.1')).toContainText('worker is here');

  await dragTab('ticker.1', await pointIn('worker.1', 0.5, 0.95));
  await expect(dropZone()).toHaveAttribute('data-drop', 'bottom');
  await window.keyboard.press('Escape');
  await expect(dropZone()).toBeHidden();
  await window.mouse.up();
  await expectPanes(without('worker.1'), ['worker.1']);

  const strip = (await tab('worker.1').boundingBox())!;
  await dragTab('shell.1', { x: strip.x + strip.width / 2, y: strip.y + strip.height / 2 });
  await expect(dropZone()).toHaveAttribute('data-drop', 'inside');
  await window.mouse.up();
  await expectPanes(without('shell.1', 'worker.1'), ['shell.1', 'worker.1']);
  await expect(input('shell.1')).toBeFocused();
});

test('what was typed and scrolled to stays with a tab that is moved', async () => {
  await openTab(window, 'Logs');
  const filter = window.getByRole('searchbox', { name: 'Filter logs' });
  await filter.fill('is here');
  const log = window.getByRole('log', { name: 'Logs' });
  await expect(log).toContainText('ticker is here');
  await expect(log).not.toContainText('State changed');
  await filter.press('Control+Shift+D');
  await expectPanes(without('Logs'), ['Logs']);
  await expect(filter).toHaveValue('is here');
  await expect(log).toContainText('worker is here');
  await expect(log).not.toContainText('State changed');
});

test('the grid beside a terminal leaves that one to its pane, and shows it again afterwards', async () => {
  await showTerminal('ticker.1');
  await window.keyboard.press('Control+Shift+D');
  await expectPanes(without('ticker.1'), ['ticker.1']);
  await openTab(window, 'Grid');
  const grid = window.getByRole('tabpanel', { name: 'Grid' });
  await expect(grid.getByRole('region', { name: 'Terminal ticker.1' })).toContainText('Shown in the pane beside');
  await expect(grid.getByRole('region', { name: 'Terminal worker.1' })).toContainText('worker is here');
  const own = window.getByRole('tabpanel', { name: 'ticker.1' });
  await expect(own).toContainText('ticker is here');
  await grid.getByRole('button', { name: 'Maximize worker.1' }).click();
  await expect(screen(window, 'worker.1')).toContainText('worker is here');
});

test('a window whose memory of panes is damaged opens with one pane', async () => {
  await openTab(window, 'shell.1');
  await window.keyboard.press('Control+Shift+D');
  await expectPanes(without('shell.1'), ['shell.1']);
  for (const damage of [(text: string) => text.replaceAll('"tabs"', '"tab"'), () => '{"layouts":7}', () => '{']) {
    const stored = await window.evaluate(() => localStorage.getItem('dynodeck.selection') ?? '');
    expect(stored).not.toBe('');
    await window.evaluate((text) => localStorage.setItem('dynodeck.selection', text), damage(stored));
    await window.reload();
    await expectPanes(ALL);
  }
});

// Last: after it, no dyno runs.
test('panes, their sizes and tabs are there again after a restart; a pane goes with its last tab', async () => {
  await showTerminal('shell.1');
  await window.keyboard.press('Control+Shift+D');
  await expectPanes(without('shell.1'), ['shell.1']);
  await openTab(window, 'Activity');
  await expect(tab('Activity')).toHaveAttribute('aria-selected', 'true');
  const border = (): Locator => window.getByRole('separator', { name: 'Width of the panes' });
  const place = async (): Promise<number> => Number(await border().getAttribute('aria-valuenow'));
  await border().focus();
  const before = await place();
  await window.keyboard.press('ArrowRight');
  await expect.poll(place).toBeGreaterThan(before);
  const moved = await place();

  const { userData } = desktop;
  await desktop.close();
  desktop = await launchDesktop({ userData });
  window = desktop.window;
  await expectPanes(without('shell.1'), ['shell.1']);
  await expect(tab('Activity')).toHaveAttribute('aria-selected', 'true');
  await expect(tab('shell.1')).toHaveAttribute('aria-selected', 'true');
  await expect.poll(async () => Math.abs((await place()) - moved)).toBeLessThan(1);

  await window.getByRole('button', { name: 'Remove a shell dyno' }).click();
  await expectPanes(without('shell.1'));
  await window.getByRole('button', { name: 'Add a shell dyno' }).click();
  await expectPanes(without('shell.1'), ['shell.1']);
});
