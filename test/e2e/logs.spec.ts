import { expect, test, type Page } from '@playwright/test';
import type { Desktop } from './launch.ts';
import { openTab, startApp, terminal } from './streams-app.ts';

const FLOOD_LINES = 100_000;
const ROW_PX = 20;
const WHEELED_ROWS = 150;

const FLOOD = `
process.stdin.on('data', () => {
  let i = 0;
  const more = () => {
    let text = '';
    for (let n = 0; n < 1000; n++) text += 'flood line ' + ++i + '\\n';
    process.stdout.write(text, i < ${FLOOD_LINES} ? more : undefined);
  };
  more();
});
`;

const TALKER = `
console.log('talker \\x1b[31mstarts\\x1b[0m');
process.stdin.on('data', (text) => console.log('heard ' + String(text).trim()));
`;

const FILES = {
  Procfile: 'talker: stty -echo; node talker.mjs\nflood: stty -echo; node flood.mjs\n',
  'talker.mjs': TALKER,
  'flood.mjs': FLOOD,
};

const LINE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}\+00:00 (?:app|heroku)\[[\w.]+\]: .*$/;

let desktop: Desktop;
let window: Page;

test.beforeAll(async () => {
  desktop = await startApp(FILES, ['talker.1', 'flood.1']);
  window = desktop.window;
});

test.afterAll(() => desktop?.close());

const log = () => window.getByRole('log', { name: 'Logs' });
const rows = () => log().locator('.log-row');
const filter = () => window.getByRole('searchbox', { name: 'Filter logs' });
const lines = (count: number) => window.getByText(`${count.toLocaleString('en')} matching lines`);

/** Any test may be the first: after a failure the rest begins with a new app. */
test.beforeEach(async () => {
  await openTab(window, 'Logs');
  await filter().fill('');
  const follow = window.getByRole('button', { name: 'Follow', exact: true });
  if ((await follow.getAttribute('aria-pressed')) === 'false') await follow.click();
});

let flooded = false;

/** The flood, once, with all its lines in the log. */
async function flood(): Promise<void> {
  if (!flooded) await say('flood.1', '');
  flooded = true;
  await filter().fill('flood line');
  await expect(lines(FLOOD_LINES)).toBeVisible();
  await filter().fill('');
  // The words change at once, the count with the rows: those of the dyno manager come on top.
  await expect(window.getByText(/^100,0(?!00)\d\d lines$/)).toBeVisible();
}

/** Types a line into a dyno's terminal and comes back to the log. */
async function say(dyno: string, text: string): Promise<void> {
  await openTab(window, dyno);
  await terminal(window, dyno).click();
  await window.keyboard.type(`${text}\n`);
  await openTab(window, 'Logs');
}

test('the log holds the lines of all dynos, in order, as heroku logs prints them', async () => {
  await expect(log()).toContainText('app[talker.1]: talker starts');
  const texts = await rows().allTextContents();
  for (const text of texts) expect(text).toMatch(LINE);
  const times = texts.map((text) => text.slice(0, text.indexOf(' ')));
  expect(times).toEqual([...times].sort());
  expect(texts.join('\n')).toMatch(/heroku\[flood\.1\]: State changed from starting to up/);
  await expect(rows().locator('.log-text span', { hasText: 'starts' })).toHaveCSS('color', /rgb/);
});

test('the log is narrowed to a text, in either case, and the hits are marked', async () => {
  await filter().fill('STATE changed');
  await expect(lines(4)).toBeVisible();
  await expect(rows()).toHaveCount(4);
  await expect(rows().first().locator('mark')).toHaveText('State changed');
  await filter().fill('said by nobody');
  await expect(window.getByText('No line matches “said by nobody”.')).toBeVisible();
  await window.getByRole('button', { name: 'Clear filter' }).click();
  await expect(filter()).toHaveValue('');
  await expect(log()).toContainText('talker starts');
});

test('the log is narrowed to a dyno', async () => {
  await window.getByRole('button', { name: /^Filter by dyno/ }).click();
  await window.getByRole('menuitemcheckbox', { name: 'talker.1' }).click();
  await window.keyboard.press('Escape');
  await expect(log()).not.toContainText('flood.1');
  await expect(log()).toContainText('heroku[talker.1]');
  await window.getByRole('button', { name: /^Filter by dyno/ }).click();
  await window.getByRole('menuitem', { name: 'All dynos' }).click();
  await expect(log()).toContainText('flood.1');
});

test('a flood of a hundred thousand lines arrives whole, and the window answers meanwhile', async () => {
  await flood();
  await filter().fill('flood line');
  await expect(rows().last()).toContainText(`flood line ${FLOOD_LINES}`);
});

test('the list follows the end until it is scrolled up, and then counts what is new', async () => {
  await flood();
  const firstLine = async () => Number(/\d+$/.exec((await rows().first().textContent()) ?? '')?.[0]);
  const before = await firstLine();
  await log().hover();
  await window.mouse.wheel(0, -WHEELED_ROWS * ROW_PX);
  // The wheel scrolls smoothly: rows move on for a while.
  await expect.poll(firstLine).toBe(before - WHEELED_ROWS);
  const pillOf = (name: string) => window.getByRole('button', { name, exact: true });
  await expect(pillOf('Back to the end')).toBeVisible();
  const stays = await rows().first().textContent();
  await say('talker.1', 'one more');
  const pill = pillOf('1 new line');
  await expect(pill).toBeVisible();
  await expect(rows().first()).toHaveText(stays!);
  await pill.click();
  await expect(rows().last()).toContainText('app[talker.1]: heard one more');
  await expect(pill).toHaveCount(0);
});

test('scrolling reaches the first line and every line between', async () => {
  await flood();
  const first = () => rows().first();
  await log().evaluate((element) => (element.scrollTop = 0));
  await expect(first()).toContainText('State changed from down to starting');
  await filter().fill('flood line');
  await expect(lines(FLOOD_LINES)).toBeVisible();
  await log().evaluate((element) => (element.scrollTop = element.scrollHeight / 2));
  await expect(first()).toContainText(`flood line ${FLOOD_LINES / 2 + 1}`);
  const numbers = (await rows().allTextContents()).map((text) => Number(/\d+$/.exec(text)![0]));
  expect(numbers).toEqual(numbers.map((_, i) => numbers[0]! + i));
});

test('selected lines are copied whole, in Heroku’s format', async () => {
  await flood();
  await filter().fill('flood line 5000');
  await expect(lines(11)).toBeVisible();
  await expect(rows()).toHaveCount(11);
  const [from, to] = [await rows().nth(1).boundingBox(), await rows().nth(3).boundingBox()];
  await window.mouse.move(from!.x + 200, from!.y + 5);
  await window.mouse.down();
  await window.mouse.move(to!.x + 220, to!.y + 5, { steps: 5 });
  await window.mouse.up();
  const wanted = (await rows().allTextContents()).slice(1, 4);
  await window.keyboard.press('Control+c');
  const copied = () => desktop.app.evaluate(({ clipboard }) => clipboard.readText());
  await expect.poll(copied).toBe(wanted.map((line) => `${line}\n`).join(''));
});
