/** The palette's commands do what they say in a language that is not English. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { freeBlock } from '../tools/free-block.ts';
import { type Desktop, launchDesktop } from './launch.ts';
import { clickMenu } from './menu.ts';
import { pseudoCatalogue, say } from './pseudo-words.ts';
import { savedBy } from './saved-file.ts';
import { button, folderWith } from './window.ts';

/** More lines than the log has room for. */
const FILES = {
  Procfile: 'web: bash -c \'echo to be found; seq 300; exec python3 -m http.server "$PORT"\'\nworker: sleep 1000\n',
  '.env': 'GREETING=hello\n',
};
/** Every command of the window, with a question or two each. */
const ALL_COMMANDS_TIMEOUT_MS = 400_000;
/** The palette opens within a frame or two; in milliseconds, on a busy machine. */
const FOCUS_TIMEOUT_MS = 5_000;
/** More questions than any command asks. */
const MOST_QUESTIONS = 4;
/** Commands that leave the window, which this test would not see, or end what the others act on. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  'router.open',
  'ownLogs.show',
  'app.close',
  'window.reload',
]);
/** Commands that the others would have less to act on after. */
const LAST: readonly string[] = ['Stop all dynos', 'Kill all dynos', 'Open a recent app …', 'Open the sample app'];

let desktop: Desktop;
let window: Page;
const errors: string[] = [];

test.beforeAll(async () => {
  const folder = folderWith('shop', FILES);
  const catalogue = join(mkdtempSync(join(tmpdir(), 'dynodeck-words-')), 'en-XA.json');
  writeFileSync(catalogue, JSON.stringify(pseudoCatalogue()));
  const options = { args: [folder, '-p', String(await freeBlock())], env: { DYNODECK_WORDS: catalogue } };
  desktop = await launchDesktop(options);
  await button(desktop.window, say('Start all')).click();
  await button(desktop.window, say('Trust and continue')).click();
  await expect(dynoRow('web.1')).toContainText(say('up'));
  // The second run of the engine has an earlier one to show.
  const { userData } = desktop;
  await desktop.close();
  desktop = await launchDesktop({ ...options, userData });
  window = desktop.window;
  window.on('pageerror', (error) => errors.push(error.message));
  await desktop.app.evaluate(({ dialog }) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: true, filePaths: [] });
  });
  await button(window, say('Start all')).click();
  await expect(dynoRow('web.1')).toContainText(say('up'));
});

test.beforeEach(async () => {
  await leaveAll();
  await window.locator('[role=tab][data-tab=metrics]').click();
});

test.afterEach(() => expect(errors.splice(0)).toEqual([]));

test.afterAll(() => desktop?.close());

const dynoRow = (name: string): Locator => desktop.window.getByRole('listitem', { name: `${name}, ` });
const dialog = (title?: string): Locator =>
  window.getByRole('dialog', title === undefined ? {} : { name: say(title) }).filter({ visible: true });
const menu = (): Locator => window.getByRole('menu').filter({ visible: true });
const palette = (): Locator => dialog('Command palette');
const options = (): Locator => palette().getByRole('option');
const field = (name: string): Locator => window.getByLabel(say(name), { exact: true }).filter({ visible: true });

/** Closes what is open, the innermost first. */
async function leaveAll(): Promise<void> {
  await expect(async () => {
    if ((await dialog().or(menu()).count()) > 0) await window.keyboard.press('Escape');
    await expect(dialog().or(menu())).toHaveCount(0, { timeout: 500 });
  }).toPass();
}

async function search(title: string): Promise<void> {
  await window.keyboard.press('Control+Shift+P');
  await expect(palette().getByRole('combobox')).toBeFocused({ timeout: FOCUS_TIMEOUT_MS });
  await palette().getByRole('combobox').fill(title);
}

async function run(command: string, title: string): Promise<void> {
  await search(say(title));
  await palette().locator(`[data-command="${command}"]`).first().click();
}

test('the log is filtered by its text', async () => {
  await run('logs.filter', 'Filter logs');
  await expect(field('Filter logs')).toBeFocused();
});

test('text is found in the log', async () => {
  await run('find', 'Find in the log or terminal on screen');
  await expect(field('Find in logs').getByRole('textbox')).toBeFocused();
  await window.keyboard.press('Escape');
});

test('the log is filtered by dyno', async () => {
  await run('logs.dynos', 'Filter the log by dyno');
  await expect(menu().getByRole('menuitemcheckbox', { name: 'web.1' })).toBeVisible();
  await window.keyboard.press('ArrowDown');
  await expect(menu().locator(':focus')).toHaveCount(1);
});

test('the log is narrowed by level, source or time', async () => {
  await run('logs.narrow', 'Narrow the log by level, source or time');
  await expect(menu()).toContainText(say('Level'));
});

test('a time in the log is jumped to', async () => {
  await run('logs.jump', 'Jump to a time in the log …');
  await expect(dialog('Jump to a time')).toBeVisible();
});

test('the log is exported', async () => {
  const text = await savedBy(desktop, async () => {
    await run('logs.export', 'Export the log …');
    await options().filter({ hasText: say('text') }).click();
  });
  expect(text).toContain('to be found');
});

test('lines of the log are copied', async () => {
  await desktop.app.evaluate(({ clipboard }) => clipboard.clear());
  await run('logs.copy', 'Copy lines of the log');
  await expect.poll(() => desktop.app.evaluate(({ clipboard }) => clipboard.readText())).toContain('to be found');
});

test('the end of the log is followed', async () => {
  await window.locator('[role=tab][data-tab=logs]').click();
  const follow = button(window, say('Follow'));
  if ((await follow.getAttribute('aria-pressed')) === 'true') await follow.click();
  await expect(follow).toHaveAttribute('aria-pressed', 'false');
  await run('logs.follow', 'Follow the end of the log');
  await expect(follow).toHaveAttribute('aria-pressed', 'true');
});

test('earlier runs are offered', async () => {
  await run('logs.runs', 'Show the log of an earlier run');
  await expect(dialog('Earlier runs').getByRole('listitem')).not.toHaveCount(0);
});

test('config vars are imported and exported', async () => {
  await run('config.import', 'Import config vars');
  await expect(dialog('Import config vars')).toBeVisible();
  await leaveAll();
  await run('config.export', 'Export config vars');
  await expect(dialog('Export config vars')).toBeVisible();
});

test('all config vars are revealed', async () => {
  await run('config.reveal', 'Reveal all config vars');
  await expect(button(window, say('Hide all values'))).toBeVisible();
});

test('several config vars are edited', async () => {
  const several = button(window, say('Edit several'));
  await run('config.several', 'Edit several config vars');
  await expect(several).toHaveAttribute('aria-pressed', 'true');
  await several.click();
});

test('a config var is added, and the release before is gone back to', async () => {
  await run('config.add', 'Add a config var');
  await expect(field('Name')).toBeFocused();
  await window.keyboard.type('COLOUR');
  await window.keyboard.press('Tab');
  await window.keyboard.type('red');
  await window.keyboard.press('Enter');
  await expect(button(window, say('Current release v2'))).toBeVisible();
  await window.locator('[role=tab][data-tab=metrics]').click();
  await run('releases.rollback', 'Roll back to a release …');
  await options().first().click();
  await expect(dialog('Roll back to v1?')).toBeVisible();
});

test('requests are filtered, and their charts shown or hidden', async () => {
  await run('requests.filter', 'Filter the requests');
  await expect(field('Filter requests')).toBeFocused();
  const charts = button(window, say('Charts'));
  const before = await charts.getAttribute('aria-pressed');
  await run('requests.charts', 'Show or hide the charts of the requests');
  await expect(charts).toHaveAttribute('aria-pressed', before === 'true' ? 'false' : 'true');
});

test('every panel is shown', async () => {
  for (const tab of ['logs', 'grid', 'requests', 'activity', 'config', 'releases', 'metrics']) {
    const title = say(
      tab === 'grid' ? 'Show all terminals in a grid' : `Show the ${tab === 'config' ? 'config vars' : tab}`,
    );
    await search(title);
    await palette().locator(`[data-command="${tab}.show"]`).first().click();
    await expect(window.locator(`[role=tab][data-tab=${tab}]`)).toHaveAttribute('aria-selected', 'true');
  }
});

test('every command that can be had now is run without an error', async () => {
  test.setTimeout(ALL_COMMANDS_TIMEOUT_MS);
  await clickMenu(desktop, say('All Preferences…'));
  await expect(dialog().getByRole('heading', { name: say('Keyboard'), exact: true })).toBeVisible();
  const rows = dialog().locator('li[aria-label]');
  const titles = await rows.evaluateAll((found) => found.map((row) => row.getAttribute('aria-label') ?? ''));
  await leaveAll();
  const last = LAST.map((title) => titles.find((shown) => say(title).startsWith(shown)) ?? say(title));
  const ran: string[] = [];
  for (const title of [...titles.filter((shown) => !last.includes(shown)), ...last]) {
    const id = await runByTitle(title);
    if (id !== null) ran.push(id);
    expect(errors, `${id} (${title})`).toEqual([]);
    await leaveAll();
  }
  await test.info().attach('commands', { body: ran.join('\n'), contentType: 'text/plain' });
  expect(ran).toEqual(expect.arrayContaining(['app.restartAll', 'logs.dynos', 'pane.splitRight', 'theme.choose']));
});

/** Runs a command with the first answer to each of its questions. @returns its id; null: it cannot be had now */
async function runByTitle(title: string): Promise<string | null> {
  // What the command before asked the engine may open a dialog only now, over the palette.
  await expect(async () => {
    await leaveAll();
    await search(title);
  }).toPass();
  const option = options().filter({ hasText: title }).first();
  if (!(await option.isVisible())) return null;
  const id = await option.getAttribute('data-command');
  if (id === null || LEFT_OUT.has(id)) return null;
  await option.click();
  if (id.startsWith('palette.')) {
    await expect(palette()).toBeVisible();
    return id;
  }
  for (let question = 0; question < MOST_QUESTIONS; question++) {
    // The palette goes before the command runs, and stays for its next question.
    await window.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    if (!(await palette().isVisible()) || !(await options().first().isVisible())) break;
    await options().first().click();
  }
  return id;
}
