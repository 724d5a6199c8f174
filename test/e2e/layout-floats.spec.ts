/** Panes that float over the others. */
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
import { screen, startApp, terminal } from './streams-app.ts';

/** As much as one press of an arrow key moves a pane, in pixels. */
const STEP = 32;

let desktop: Desktop;
let window: Page;

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

test.beforeAll(async () => {
  desktop = await startApp(PANE_FILES, PANE_DYNOS);
  window = desktop.window;
});

test.beforeEach(() => forgetPanes(window));

test.afterAll(() => desktop?.close());

const floating = (name: string): Locator => window.getByRole('region', { name: `Floating pane, ${name}`, exact: true });
const handle = (name: string): Locator => window.getByRole('slider', { name: `Move or resize ${name}`, exact: true });
const boxOf = async (what: Locator): Promise<Box> => (await what.boundingBox())!;
const centre = (): Promise<Box> => boxOf(window.locator('[data-centre]').filter({ visible: true }));

/** Awaits a place or size: what was dragged is where it is to be only after React has been there. */
const expectBox = (name: string, wanted: Partial<Box>): Promise<void> =>
  expect.poll(() => boxOf(floating(name))).toMatchObject(wanted);

async function float(dyno: string): Promise<void> {
  await showTerminal(window, dyno);
  await window.keyboard.press('Control+Shift+Y');
  await expect(floating(dyno)).toBeVisible();
  await expect(input(window, dyno)).toBeFocused();
}

/** A point that is neither a tab nor a button, on the bar of a floating pane. */
const barOf = (name: string): Locator => floating(name).getByRole('tablist');

/** How many columns the shell's program sees, asked anew each time. */
async function columns(): Promise<number> {
  await window.keyboard.press('Enter');
  const text = await screen(window, 'shell.1').innerText();
  return Number([...text.matchAll(/was said in \d+ (\d+)/g)].at(-1)?.[1]);
}

async function choose(words: string, option: string): Promise<void> {
  await window.keyboard.press('Control+Shift+P');
  await expect(window.getByRole('dialog', { name: 'Command palette' }).getByRole('combobox')).toBeFocused();
  await window.keyboard.type(words);
  await expect(window.getByRole('option').first()).toContainText(option);
  await window.keyboard.press('Enter');
  await expect(window.getByRole('dialog', { name: 'Command palette' })).toBeHidden();
}

test('with keys only, a terminal floats, is moved and resized with its session, and is docked again', async () => {
  await choose('shell.1', 'shell.1');
  await expect(input(window, 'shell.1')).toBeFocused();
  await window.keyboard.type('apples\n');
  await expect(screen(window, 'shell.1')).toContainText(/apples was said in \d+ \d+/);
  const before = await columns();

  await window.keyboard.press('Control+Shift+Y');
  await expectPanes(window, tabsWithout('shell.1'), ['shell.1']);
  await expect(input(window, 'shell.1')).toBeFocused();
  await expect(screen(window, 'shell.1')).toContainText('apples was said');
  await expect.poll(columns).toBeLessThan(before);

  const start = await boxOf(floating('shell.1'));
  await window.keyboard.press('Control+Shift+S');
  await expect(handle('shell.1')).toBeFocused();
  await window.keyboard.press('ArrowRight');
  await window.keyboard.press('ArrowDown');
  await expectBox('shell.1', { ...start, x: start.x + STEP, y: start.y + STEP });
  await window.keyboard.press('Shift+ArrowLeft');
  await window.keyboard.press('Shift+ArrowUp');
  const small = { x: start.x + STEP, y: start.y + STEP, width: start.width - STEP, height: start.height - STEP };
  await expectBox('shell.1', small);
  const size = `${small.width} wide, ${small.height} high`;
  await expect(handle('shell.1')).toHaveAttribute('aria-valuetext', new RegExp(`top, ${size}$`));
  await window.keyboard.press('Enter');
  await expect(input(window, 'shell.1')).toBeFocused();

  // F6 leaves it for the apps, and comes back; before it come the panes that it floats over.
  await window.keyboard.press('F6');
  await expect(window.getByRole('navigation', { name: 'Apps' }).getByRole('button').first()).toBeFocused();
  await window.keyboard.press('Shift+F6');
  await expect(input(window, 'shell.1')).toBeFocused();
  await window.keyboard.press('Shift+F6');
  await expect(window.getByRole('log', { name: 'Logs' })).toBeFocused();
  await window.keyboard.press('Control+Shift+J');
  await expect(input(window, 'shell.1')).toBeFocused();

  await window.keyboard.press('Control+Shift+B');
  await expectPanes(window, ALL_TABS);
  await expect(tab(window, 'shell.1')).toHaveAttribute('aria-selected', 'true');
  await expect(input(window, 'shell.1')).toBeFocused();
  await expect.poll(columns).toBe(before);
});

test('a floating pane never leaves the centre, however far it is moved and however small the window is', async () => {
  const resize = (width: number, height: number): Promise<void> =>
    desktop.app.evaluate(
      ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size[0]!, size[1]!),
      [width, height],
    );
  await resize(1280, 800);
  await expect.poll(() => window.evaluate(() => innerWidth)).toBe(1280);
  await float('worker.1');
  await window.keyboard.press('Control+Shift+S');
  await expect(handle('worker.1')).toBeFocused();
  for (let press = 0; press < 30; press++) await window.keyboard.press('ArrowRight');
  for (let press = 0; press < 30; press++) await window.keyboard.press('ArrowDown');
  const all = await centre();
  const { width, height } = await boxOf(floating('worker.1'));
  const corner = { x: all.x + all.width - width, y: all.y + all.height - height };
  await expectBox('worker.1', corner);
  await resize(900, 600);
  await expect.poll(() => window.evaluate(() => innerWidth)).toBe(900);
  const less = await centre();
  await expect
    .poll(async () => {
      const box = await boxOf(floating('worker.1'));
      const isRightIn = box.x >= less.x && box.x + box.width <= less.x + less.width;
      return isRightIn && box.y >= less.y && box.y + box.height <= less.y + less.height;
    })
    .toBe(true);
  await resize(1280, 800);
  await expectBox('worker.1', { ...corner, width, height });
});

test('a tab is dragged out with Shift; its pane is moved, resized and put back with the mouse', async () => {
  await drag(window, tab(window, 'worker.1'), await pointIn(window, 'Logs', 0.4, 0.4));
  await expect(dropZone(window)).toBeHidden();
  await window.keyboard.down('Shift');
  await expect(dropZone(window)).toHaveAttribute('data-drop', 'float');
  const wanted = await boxOf(dropZone(window));
  await window.mouse.up();
  await window.keyboard.up('Shift');
  await expectPanes(window, tabsWithout('worker.1'), ['worker.1']);
  await expectBox('worker.1', wanted);
  await expect(input(window, 'worker.1')).toBeFocused();
  await expect(screen(window, 'worker.1')).toContainText('worker is here');

  const bar = await boxOf(barOf('worker.1'));
  const middle = { x: bar.x + bar.width / 2, y: bar.y + bar.height / 2 };
  await drag(window, barOf('worker.1'), { x: middle.x - 60, y: middle.y - 40 });
  await window.mouse.up();
  const moved = { ...wanted, x: wanted.x - 60, y: wanted.y - 40 };
  await expectBox('worker.1', moved);
  await expect(input(window, 'worker.1')).toBeFocused();

  const corner = floating('worker.1').locator('[data-across="1"][data-down="1"]');
  const grip = await boxOf(corner);
  const away = { x: grip.x + grip.width / 2 - 50, y: grip.y + grip.height / 2 - 30 };
  await drag(window, corner, away);
  await window.mouse.up();
  const smaller = { ...moved, width: moved.width - 50, height: moved.height - 30 };
  await expectBox('worker.1', smaller);

  await drag(window, barOf('worker.1'), { x: middle.x + 30, y: middle.y + 90 });
  await window.keyboard.press('Escape');
  await window.mouse.up();
  await expectBox('worker.1', smaller);

  await drag(window, handle('worker.1'), await pointIn(window, 'Logs', 0.97, 0.9));
  await window.keyboard.down('Shift');
  await expect(dropZone(window)).toHaveAttribute('data-drop', 'right');
  await window.mouse.up();
  await window.keyboard.up('Shift');
  await expect(floating('worker.1')).toHaveCount(0);
  await expectPanes(window, tabsWithout('worker.1'), ['worker.1']);
  await expect(input(window, 'worker.1')).toBeFocused();
});

test('of several, the one that is used comes to the front; a double click and the button dock them', async () => {
  await float('ticker.1');
  await float('worker.1');
  await expectPanes(window, tabsWithout('ticker.1', 'worker.1'), ['ticker.1'], ['worker.1']);
  const behind = await boxOf(floating('ticker.1'));
  const shared = { x: behind.x + behind.width / 2, y: behind.y + behind.height / 2 };
  const onTop = (): Promise<string | null | undefined> =>
    window.evaluate(({ x, y }) => document.elementFromPoint(x, y)?.closest('[data-float]')?.ariaLabel, shared);
  await expect.poll(onTop).toBe('Floating pane, worker.1');
  await tab(window, 'ticker.1').click();
  await expect.poll(onTop).toBe('Floating pane, ticker.1');

  await handle('ticker.1').dblclick();
  await expectPanes(window, tabsWithout('worker.1'), ['worker.1']);
  await expect(tab(window, 'ticker.1')).toHaveAttribute('aria-selected', 'true');
  await expect(input(window, 'ticker.1')).toBeFocused();
  await floating('worker.1').getByRole('button', { name: 'Dock' }).click();
  await expectPanes(window, ALL_TABS);
  await expect(input(window, 'worker.1')).toBeFocused();
});

test('menu and palette float, place and close a pane; tabs are dragged into it', async () => {
  await tab(window, 'shell.1').click({ button: 'right' });
  const item = (name: RegExp): Locator => window.getByRole('menu').getByRole('menuitem', { name });
  await expect(item(/^Dock/)).toHaveAttribute('aria-disabled', 'true');
  await item(/^Float/).click();
  await expect(window.getByRole('menu')).toBeHidden();
  await expect(floating('shell.1')).toBeVisible();
  await expect(input(window, 'shell.1')).toBeFocused();

  await choose('place the floating pane lower half', 'lower half');
  const all = await centre();
  const half = { ...all, y: all.y + all.height / 2, height: all.height / 2 };
  // Of whole pixels, each.
  const near = Object.fromEntries(Object.entries(half).map(([side, length]) => [side, expect.closeTo(length, -1)]));
  await expectBox('shell.1', near);
  await expect(input(window, 'shell.1')).toBeFocused();

  await drag(window, tab(window, 'ticker.1'), await pointIn(window, 'shell.1', 0.5, 0.5));
  await expect(dropZone(window)).toHaveAttribute('data-drop', 'inside');
  await window.mouse.up();
  await expectPanes(window, tabsWithout('shell.1', 'ticker.1'), ['ticker.1', 'shell.1']);
  await expect(input(window, 'ticker.1')).toBeFocused();

  await choose('close pane', 'Close pane');
  await expectPanes(window, ALL_TABS);
  await expect(tab(window, 'Logs')).toHaveAttribute('aria-selected', 'true');
});

// Last: after it, no dyno runs.
test('what floats is there again after a restart, where it was', async () => {
  await float('shell.1');
  await float('worker.1');
  await window.keyboard.press('Control+Shift+S');
  await expect(handle('worker.1')).toBeFocused();
  const start = await boxOf(floating('worker.1'));
  await window.keyboard.press('ArrowDown');
  await expectBox('worker.1', { y: start.y + STEP });
  const places = [await boxOf(floating('shell.1')), await boxOf(floating('worker.1'))];

  const { userData } = desktop;
  await desktop.close();
  desktop = await launchDesktop({ userData });
  window = desktop.window;
  await expectPanes(window, tabsWithout('shell.1', 'worker.1'), ['shell.1'], ['worker.1']);
  await expect(terminal(window, 'worker.1')).toBeVisible();
  await expectBox('shell.1', places[0]!);
  await expectBox('worker.1', places[1]!);

  await window.getByRole('button', { name: 'Remove a worker dyno' }).click();
  await expectPanes(window, tabsWithout('shell.1', 'worker.1'), ['shell.1']);
  await window.getByRole('button', { name: 'Add a worker dyno' }).click();
  await expectPanes(window, tabsWithout('shell.1', 'worker.1'), ['shell.1'], ['worker.1']);
});
