/** The centre as panes: tabs beside and below each other. */
import { expect, type Locator, type Page, test } from '@playwright/test';
import { type Desktop, launchDesktop } from './launch.ts';
import {
  ALL_TABS,
  drag,
  dropZone,
  expectPanes,
  forgetPanes,
  input,
  PANE_DYNOS,
  PANE_FILES,
  pointIn,
  showTerminal,
  tab,
  tabsWithout,
} from './panes.ts';
import { openTab, screen, startApp, terminal } from './streams-app.ts';

let desktop: Desktop;
let window: Page;

test.beforeAll(async () => {
  desktop = await startApp(PANE_FILES, PANE_DYNOS);
  window = desktop.window;
});

// Each starts with one pane, whatever the one before has left.
test.beforeEach(() => forgetPanes(window));

test.afterAll(() => desktop?.close());

test('keys split the centre, both terminals live, and the next pane gets the focus', async () => {
  await expectPanes(window, ALL_TABS);
  await showTerminal(window, 'shell.1');
  await window.keyboard.press('Control+Shift+D');
  await expectPanes(window, tabsWithout('shell.1'), ['shell.1']);
  await expect(input(window, 'shell.1')).toBeFocused();
  await window.keyboard.type('apples\n');
  await expect(screen(window, 'shell.1')).toContainText('apples was said');
  await expect(window.getByRole('log', { name: 'Logs' })).toContainText('apples was said');

  await showTerminal(window, 'ticker.1');
  await expect(screen(window, 'ticker.1')).toContainText('ticker is here');
  await expect(screen(window, 'shell.1')).toContainText('apples was said');
  await window.keyboard.press('Control+Shift+E');
  await expectPanes(window, tabsWithout('shell.1', 'ticker.1'), ['ticker.1'], ['shell.1']);
  await expect(input(window, 'ticker.1')).toBeFocused();
  const above = (await window.getByRole('tabpanel', { name: 'Logs' }).boundingBox())!;
  const below = (await terminal(window, 'ticker.1').boundingBox())!;
  expect(below.y).toBeGreaterThan(above.y + above.height - 1);
  expect(below.x).toBe(above.x);

  await window.keyboard.press('Control+Shift+J');
  await expect(input(window, 'shell.1')).toBeFocused();
  await window.keyboard.press('Control+Shift+J');
  await expect(window.getByRole('log', { name: 'Logs' })).toBeFocused();
  // F6 leaves the centre as a whole, and comes back to the pane it left.
  await window.keyboard.press('F6');
  await expect(window.getByRole('navigation', { name: 'Apps' }).getByRole('button').first()).toBeFocused();
  await window.keyboard.press('Shift+F6');
  await expect(window.getByRole('log', { name: 'Logs' })).toBeFocused();
});

test('a tab is shown in the pane it is in, moved to the other one, and brought back by closing the pane', async () => {
  await showTerminal(window, 'ticker.1');
  await window.keyboard.press('Control+Shift+D');
  await expectPanes(window, tabsWithout('ticker.1'), ['ticker.1']);
  await window.getByRole('button', { name: 'Show worker.1', exact: true }).click();
  await expect(tab(window, 'worker.1')).toHaveAttribute('aria-selected', 'true');
  await expect(input(window, 'worker.1')).toBeFocused();
  await expect(tab(window, 'ticker.1')).toHaveAttribute('aria-selected', 'true');

  await window.keyboard.press('Control+Shift+M');
  await expectPanes(window, tabsWithout('ticker.1', 'worker.1'), ['ticker.1', 'worker.1']);
  await expect(input(window, 'worker.1')).toBeFocused();
  await expect(screen(window, 'worker.1')).toContainText('worker is here');
  await expect(tab(window, 'Logs')).toHaveAttribute('aria-selected', 'true');

  await window.keyboard.press('Control+Shift+H');
  await expectPanes(window, ALL_TABS);
  await expect(tab(window, 'Logs')).toHaveAttribute('aria-selected', 'true');
  await expect(window.getByRole('log', { name: 'Logs' })).toBeFocused();
});

test('menus and palette offer the same, as far as it can be done', async () => {
  await tab(window, 'shell.1').click({ button: 'right' });
  const item = (name: string): Locator => window.getByRole('menu').getByRole('menuitem', { name });
  await expect(item('Close pane')).toHaveAttribute('aria-disabled', 'true');
  await expect(item('Move to other pane')).toHaveAttribute('aria-disabled', 'true');
  await item('Split down').click();
  await expect(window.getByRole('menu')).toBeHidden();
  await expectPanes(window, tabsWithout('shell.1'), ['shell.1']);
  await expect(input(window, 'shell.1')).toBeFocused();

  await window.getByRole('button', { name: 'Panes' }).last().click();
  await expect(item('Split right')).toHaveAttribute('aria-disabled', 'true');
  await item('Close pane').click();
  await expect(window.getByRole('menu')).toBeHidden();
  await expectPanes(window, ALL_TABS);

  await window.keyboard.press('Control+Shift+P');
  const field = window.getByRole('dialog', { name: 'Command palette' }).getByRole('combobox');
  await expect(field).toBeFocused();
  await window.keyboard.type('split right');
  await expect(window.getByRole('option', { name: 'Split right' })).toBeVisible();
  await window.keyboard.press('Enter');
  await expectPanes(window, tabsWithout('Logs'), ['Logs']);
});

test('a tab is dragged to a side of a pane, to the tabs of another, and back by Escape', async () => {
  await openTab(window, 'Logs');
  await expect(window.getByRole('log', { name: 'Logs' })).toContainText('worker is here');
  await drag(window, tab(window, 'worker.1'), await pointIn(window, 'Logs', 0.95, 0.5));
  await expect(dropZone(window)).toHaveAttribute('data-drop', 'right');
  await window.mouse.up();
  await expect(dropZone(window)).toBeHidden();
  await expectPanes(window, tabsWithout('worker.1'), ['worker.1']);
  await expect(input(window, 'worker.1')).toBeFocused();
  await expect(screen(window, 'worker.1')).toContainText('worker is here');

  await drag(window, tab(window, 'ticker.1'), await pointIn(window, 'worker.1', 0.5, 0.95));
  await expect(dropZone(window)).toHaveAttribute('data-drop', 'bottom');
  await window.keyboard.press('Escape');
  await expect(dropZone(window)).toBeHidden();
  await window.mouse.up();
  await expectPanes(window, tabsWithout('worker.1'), ['worker.1']);

  const strip = (await tab(window, 'worker.1').boundingBox())!;
  await drag(window, tab(window, 'shell.1'), { x: strip.x + strip.width / 2, y: strip.y + strip.height / 2 });
  await expect(dropZone(window)).toHaveAttribute('data-drop', 'inside');
  await window.mouse.up();
  await expectPanes(window, tabsWithout('shell.1', 'worker.1'), ['shell.1', 'worker.1']);
  await expect(input(window, 'shell.1')).toBeFocused();
});

test('what was typed and scrolled to stays with a tab that is moved', async () => {
  await openTab(window, 'Logs');
  const filter = window.getByRole('searchbox', { name: 'Filter logs' });
  await filter.fill('is here');
  const log = window.getByRole('log', { name: 'Logs' });
  await expect(log).toContainText('ticker is here');
  await expect(log).not.toContainText('State changed');
  await filter.press('Control+Shift+D');
  await expectPanes(window, tabsWithout('Logs'), ['Logs']);
  await expect(filter).toHaveValue('is here');
  await expect(log).toContainText('worker is here');
  await expect(log).not.toContainText('State changed');
});

test('the grid beside a terminal leaves that one to its pane, and shows it again afterwards', async () => {
  await showTerminal(window, 'ticker.1');
  await window.keyboard.press('Control+Shift+D');
  await expectPanes(window, tabsWithout('ticker.1'), ['ticker.1']);
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
  await expectPanes(window, tabsWithout('shell.1'), ['shell.1']);
  for (const damage of [(text: string) => text.replaceAll('"tabs"', '"tab"'), () => '{"layouts":7}', () => '{']) {
    const stored = await window.evaluate(() => localStorage.getItem('dynodeck.selection') ?? '');
    expect(stored).not.toBe('');
    await window.evaluate((text) => localStorage.setItem('dynodeck.selection', text), damage(stored));
    await window.reload();
    await expectPanes(window, ALL_TABS);
  }
});

// Last: after it, no dyno runs.
test('panes, their sizes and tabs are there again after a restart; a pane goes with its last tab', async () => {
  await showTerminal(window, 'shell.1');
  await window.keyboard.press('Control+Shift+D');
  await expectPanes(window, tabsWithout('shell.1'), ['shell.1']);
  await openTab(window, 'Activity');
  await expect(tab(window, 'Activity')).toHaveAttribute('aria-selected', 'true');
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
  await expectPanes(window, tabsWithout('shell.1'), ['shell.1']);
  await expect(tab(window, 'Activity')).toHaveAttribute('aria-selected', 'true');
  await expect(tab(window, 'shell.1')).toHaveAttribute('aria-selected', 'true');
  await expect.poll(async () => Math.abs((await place()) - moved)).toBeLessThan(1);

  await window.getByRole('button', { name: 'Remove a shell dyno' }).click();
  await expectPanes(window, tabsWithout('shell.1'));
  await window.getByRole('button', { name: 'Add a shell dyno' }).click();
  await expectPanes(window, tabsWithout('shell.1'), ['shell.1']);
});
