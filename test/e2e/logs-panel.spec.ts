import { expect, test, type Page } from '@playwright/test';
import type { Desktop } from './launch.ts';
import { openTab, screen, startApp } from './streams-app.ts';

const TALKER = `
console.log('first words');
for (let i = 1; i <= 120; i++) console.log('filler ' + i);
console.log('needle one');
console.log('ERROR it broke');
console.log('{"level":"warn","msg":"slow","took":812}');
console.error('Error: boom\\n    at first (/app/a.js:1:2)\\n    at second (/app/b.js:3:4)');
console.log('long ' + 'word '.repeat(200) + 'end');
for (let i = 121; i <= 240; i++) console.log('filler ' + i);
console.log('needle two');
console.log('\\x1b[31mred\\x1b[0m last words');
setInterval(() => {}, 1e6);
`;

const FILES = {
  Procfile: 'talker: node talker.mjs\nquiet: sh -c "echo quiet here; sleep 1000"\n',
  'talker.mjs': TALKER,
};

let desktop: Desktop;
let window: Page;

test.beforeAll(async () => {
  desktop = await startApp(FILES, ['talker.1', 'quiet.1']);
  window = desktop.window;
  await expect(log()).toContainText('last words');
});

test.afterAll(() => desktop?.close());

/** Every test begins with the whole log, at its end, shown as at first. */
test.beforeEach(async () => {
  await window.evaluate(() => {
    for (const key of Object.keys(localStorage)) if (key.startsWith('dynodeck.log')) localStorage.removeItem(key);
  });
  await window.reload();
  await openTab(window, 'Logs');
  await expect(log()).toContainText('last words');
});

const log = () => window.getByRole('log', { name: 'Logs' });
const row = (text: string) => log().locator('.log-row', { hasText: text });
const current = () => log().locator('.log-row.current');
const filter = () => window.getByRole('searchbox', { name: 'Filter logs' });
const findBar = () => window.getByRole('search', { name: 'Find in logs' });
const line = () => window.getByRole('region', { name: 'Line', exact: true });

async function find(text: string): Promise<void> {
  await log().focus();
  await window.keyboard.press('Control+f');
  await findBar().getByRole('textbox').fill(text);
}

/** Chooses an item of one of the panel's menus, which closes it. */
async function choose(menu: RegExp | string, item: string): Promise<void> {
  await window.getByRole('button', { name: menu }).click();
  await window.getByRole('menu').getByText(item, { exact: true }).click();
  await expect(window.getByRole('menu')).toHaveCount(0);
}

/** Switches an item of one of the panel's menus, which stays open until Escape. */
async function toggle(menu: RegExp | string, item: string): Promise<void> {
  await window.getByRole('button', { name: menu }).click();
  await window.getByRole('menu').getByText(item, { exact: true }).click();
  await window.keyboard.press('Escape');
  await expect(window.getByRole('menu')).toHaveCount(0);
}

test('find marks the hits, counts them and steps from one to the next, without hiding a line', async () => {
  await find('NEEDLE');
  await expect(findBar().getByRole('status')).toHaveText(/^[12] of 2$/);
  await window.keyboard.press('Enter');
  await expect(findBar().getByRole('status')).toHaveText('1 of 2');
  await expect(current()).toContainText('needle one');
  await expect(current().locator('mark')).toHaveText('needle');
  await expect(row('filler 120')).toBeVisible();
  await window.keyboard.press('Shift+Enter');
  await expect(findBar().getByRole('status')).toHaveText('2 of 2');
  await expect(current()).toContainText('needle two');
  await window.keyboard.press('Escape');
  await expect(findBar()).toHaveCount(0);
  await expect(log()).toBeFocused();
});

test('find takes regular expressions and says what is wrong with one', async () => {
  await find('needle (one|two');
  await findBar().getByRole('button', { name: 'Find by regular expression' }).click();
  await expect(findBar().getByRole('alert')).toContainText('needle (one|two');
  await findBar().getByRole('textbox').fill('needle (one|two)$');
  await expect(findBar().getByRole('status')).toHaveText(/of 2$/);
  await findBar().getByRole('textbox').fill('needle three');
  await expect(findBar().getByRole('status')).toHaveText('No match');
});

test('the filter takes regular expressions, hides what matches, and explains a bad expression', async () => {
  await filter().fill('^needle (one|three)');
  await window.getByRole('button', { name: 'Regular expression', exact: true }).click();
  await expect(window.getByText('1 matching line')).toBeVisible();
  await filter().fill('(');
  await expect(window.getByRole('alert')).toContainText('regular expression');
  await filter().fill('filler');
  await window.getByRole('button', { name: 'Hide matching lines' }).click();
  await expect(log()).not.toContainText('filler');
  await expect(log()).toContainText('needle two');
  await expect(log()).toContainText('last words');
});

test('the log is narrowed to levels and sources, and a filter is saved for later', async () => {
  await toggle(/^More filters/, 'error');
  await expect(row('ERROR it broke')).toBeVisible();
  await expect(log()).not.toContainText('needle');
  await window.getByRole('button', { name: /^More filters/ }).click();
  await window.getByRole('menuitem', { name: 'Save this filter' }).click();
  await window.getByRole('textbox', { name: 'Name' }).fill('what broke');
  await window.getByRole('button', { name: 'Save', exact: true }).click();
  await choose(/^More filters/, 'Any level, source and time');
  await expect(log()).toContainText('needle two');
  await toggle(/^More filters/, 'Dyno manager, router and API');
  await expect(log()).not.toContainText('needle two');
  await expect(log()).toContainText('heroku[talker.1]');
  await choose(/^More filters/, 'what broke');
  await expect(row('ERROR it broke')).toBeVisible();
  await expect(log()).not.toContainText('heroku[talker.1]');
});

test('a stack trace is folded into its first line and unfolded by its button', async () => {
  await find('Error: boom');
  const head = row('Error: boom');
  await expect(head).toBeVisible();
  await expect(log()).not.toContainText('at first');
  await head.getByRole('button', { name: 'Show 2 lines of the stack trace' }).click();
  await expect(row('at second')).toBeVisible();
  await head.getByRole('button', { name: 'Fold 2 lines of the stack trace' }).click();
  await expect(log()).not.toContainText('at second');
});

test('stepping to a hit within a folded stack trace unfolds it', async () => {
  await find('at second');
  await expect(current()).toContainText('at second (/app/b.js:3:4)');
});

test('long lines are wrapped on request, and scrolling still reaches every line', async () => {
  await find('long word');
  await expect(row('long word')).toBeVisible();
  const height = async () => (await row('long word').boundingBox())!.height;
  expect(await height()).toBe(20);
  await toggle('More about the log', 'Wrap lines');
  await expect.poll(height).toBeGreaterThan(60);
  await log().focus();
  await window.keyboard.press('Home');
  await expect(row('first words')).toBeVisible();
  await log().hover();
  for (let turn = 0; turn < 40 && !(await row('last words').isVisible()); turn++) await window.mouse.wheel(0, 400);
  await expect(row('last words')).toBeVisible();
  await expect(window.getByRole('button', { name: 'Follow', exact: true })).toHaveAttribute('aria-pressed', 'true');
});

test('timestamps are told in four ways, and the text of a row stays Heroku’s', async () => {
  const clock = row('last words').locator('.log-clock');
  const whole = await row('last words').textContent();
  const size = () => clock.evaluate((element) => getComputedStyle(element).fontSize);
  await expect.poll(size).toBe('12px');
  await toggle('More about the log', 'None');
  await expect.poll(size).toBe('0px');
  await toggle('More about the log', 'Age');
  await expect(row('last words')).toHaveAttribute('data-age', /^\d+[sm]$/);
  await expect(row('last words')).toHaveText(whole!);
});

test('the colours of programs can be left out', async () => {
  const painted = row('last words').locator('.log-text span');
  await expect(painted).toHaveText('red');
  await toggle('More about the log', 'Colours of programs');
  await expect(painted).toHaveCount(0);
  await expect(row('last words')).toContainText('red last words');
});

test('a line is opened by keys: its JSON is laid out, and what is around it is shown from all dynos', async () => {
  await find('"msg":"slow"');
  await expect(current()).toContainText('"took":812');
  await window.keyboard.press('Escape');
  await window.keyboard.press('Enter');
  await expect(line().getByRole('group', { name: 'Text of the line' })).toContainText('"took": 812\n}');
  await expect(line()).toContainText('warn');
  await line().getByRole('button', { name: 'Around it' }).click();
  const around = line().getByRole('list', { name: 'Lines around it' }).getByRole('listitem');
  await expect(around).toHaveCount(21);
  await expect(line().locator('[aria-current=true]')).toContainText('"msg":"slow"');
  await line().getByRole('button', { name: 'Show more' }).click();
  await expect(around).toHaveCount(41);
  await line().getByRole('button', { name: 'Around it' }).press('Escape');
  await expect(line()).toHaveCount(0);
  await expect(log()).toBeFocused();
});

test('j and k go from line to line, and a click marks one', async () => {
  await row('needle two').locator('.log-text').click();
  await expect(current()).toContainText('needle two');
  await window.keyboard.press('j');
  await expect(current()).toContainText('last words');
  await window.keyboard.press('k');
  await window.keyboard.press('k');
  await expect(current()).toContainText('filler 240');
});

test('a click on the name of a dyno leads to its terminal at that moment', async () => {
  await find('needle one');
  await row('needle one').locator('.log-source').click();
  await expect(window.getByRole('tab', { name: 'talker.1', exact: true })).toHaveAttribute('aria-selected', 'true');
  await expect(screen(window, 'talker.1')).toContainText('needle one');
  await expect(screen(window, 'talker.1')).not.toContainText('last words');
});

test('the log jumps to a time', async () => {
  await choose('More about the log', 'Jump to a time …');
  const dialog = window.getByRole('dialog', { name: 'Jump to a time' });
  await dialog.getByLabel('Time').fill('2020-01-01T00:00:00');
  await dialog.getByRole('button', { name: 'Jump', exact: true }).click();
  await expect(row('State changed from down to starting').first()).toBeVisible();
  await expect(current()).toHaveCount(1);
});

test('the lines of a time range are shown, and none outside of it', async () => {
  await choose(/^More filters/, 'Time range …');
  const dialog = window.getByRole('dialog', { name: 'Time range' });
  await dialog.getByLabel('To').fill('2020-01-01T00:00:00');
  await dialog.getByRole('button', { name: 'Show', exact: true }).click();
  await expect(window.getByText('No line is from that time.')).toBeVisible();
  await window.getByRole('button', { name: 'Clear filter' }).click();
  await expect(log()).toContainText('last words');
});

test('errors, restarts and releases are marked on the scroll bar', async () => {
  const colours = () =>
    log().evaluate((element) => {
      const canvas = element.parentElement!.querySelector('canvas')!;
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, Math.max(1, canvas.height));
      const seen = new Set<string>();
      for (let i = 0; i < data.length; i += 4) if (data[i + 3] === 255) seen.add(`${data[i]} ${data[i + 1]} ${data[i + 2]}`);
      return seen.size;
    });
  await expect.poll(colours).toBe(3);
});

test('the log is cleared', async () => {
  await choose('More about the log', 'Clear the log');
  await expect(log()).not.toContainText('last words');
});
