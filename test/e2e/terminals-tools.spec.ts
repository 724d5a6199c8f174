import { expect, test, type Page } from '@playwright/test';
import type { Desktop } from './launch.ts';
import { openTab, screen, startApp, terminal } from './streams-app.ts';

const FILES = {
  Procfile: 'one: bash --noprofile --norc\ntwo: bash --noprofile --norc\nthree: bash --noprofile --norc\n',
  '.env': 'PS1=ready>\n',
};

let desktop: Desktop;
let window: Page;

test.beforeAll(async () => {
  desktop = await startApp(FILES, ['one.1', 'two.1', 'three.1']);
  window = desktop.window;
});

test.afterAll(() => desktop?.close());

/** Types a command into a terminal that is on screen. */
async function type(dyno: string, command: string): Promise<void> {
  await terminal(window, dyno).locator('.xterm-screen').click();
  await window.keyboard.type(`${command}\n`);
}

async function choose(dyno: string, item: string): Promise<void> {
  await terminal(window, dyno).locator('.xterm-screen').click({ button: 'right' });
  await window.getByRole('menu').getByText(item, { exact: true }).click();
}

const clipboard = () => desktop.app.evaluate(({ clipboard }) => clipboard.readText());

test('what is typed goes to all terminals that were chosen, for as long as the window says so', async () => {
  await openTab(window, 'Grid');
  await expect(screen(window, 'three.1')).toContainText('ready>');
  await window.getByRole('button', { name: 'Broadcast input' }).click();
  await terminal(window, 'three.1').getByRole('checkbox', { name: 'Receives input' }).uncheck();
  await expect(window.getByText('Typing goes to one.1, two.1.')).toBeVisible();
  await type('one.1', 'echo $((40 + 2)) for all');
  await expect(screen(window, 'one.1')).toContainText('42 for all');
  await expect(screen(window, 'two.1')).toContainText('42 for all');
  await expect(screen(window, 'three.1')).not.toContainText('for all');

  await openTab(window, 'two.1');
  await expect(window.getByText('Typing goes to one.1, two.1.')).toBeVisible();
  await openTab(window, 'Grid');
  await window.getByRole('button', { name: 'Stop broadcasting' }).click();
  await type('one.1', 'echo $((40 + 3)) alone');
  await expect(screen(window, 'one.1')).toContainText('43 alone');
  await expect(screen(window, 'two.1')).not.toContainText('alone');
});

test('all that a terminal holds is copied, scrolled away or not, and is gone once it is cleared', async () => {
  await openTab(window, 'one.1');
  await type('one.1', 'for i in $(seq 300); do echo "row $i"; done');
  await expect(screen(window, 'one.1')).toContainText('row 300');
  await choose('one.1', 'Copy all');
  await expect.poll(clipboard).toMatch(/\nrow 1\n(?:row \d+\n){298}row 300\n/);
  await choose('one.1', 'Clear');
  await expect(screen(window, 'one.1')).not.toContainText('row 300');
  await choose('one.1', 'Copy all');
  await expect.poll(clipboard).not.toContain('row 300');
});

test('terminals keep as many lines as was chosen', async () => {
  await openTab(window, 'two.1');
  await choose('two.1', '1,000 lines');
  await type('two.1', 'for i in $(seq 3000); do echo "row $i"; done');
  await expect(screen(window, 'two.1')).toContainText('row 3000');
  await choose('two.1', 'Copy all');
  await expect.poll(clipboard).toContain('row 3000\n');
  const copied = await clipboard();
  expect(copied).not.toContain('row 1000\n');
  expect(copied.split('\n').length).toBeGreaterThan(1_000);
  await choose('two.1', '10,000 lines');
});
