/** Every screen and dialog of the window, in an order in which each can be reached from the one before. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import { type Desktop, launchDesktop } from '../e2e/launch.ts';
import { answer, frontAddress, openPanel } from '../e2e/web-app.ts';
import { button, dyno, terminal } from '../e2e/window.ts';
import { ASKED, BARE, DEMO, MAIL_SERVER, NEWSLETTER } from './demo-app.ts';
import { freeBlock } from '../tools/free-block.ts';

export interface Screen {
  /** `config-import`; names files of pictures. */
  name: string;
  /** Brings it on screen, from where the screen before was left. */
  show(stage: Desktop): Promise<void>;
  /** Takes away what the next screen must not have; without it, nothing has to go. */
  leave?(stage: Desktop): Promise<void>;
}

/** Folders are shown as those of a home folder are. */
const HOME = mkdtempSync(join(tmpdir(), 'dynodeck-home-'));
const PROJECTS = join(HOME, 'src');
const OWNER = { name: 'Jane', email: 'jane@shop.example' };
process.once('exit', () => rmSync(HOME, { recursive: true, force: true }));

const dialog = (window: Page, name: string | RegExp): Locator => window.getByRole('dialog', { name });

/** Dialogs go with Escape, as they must anyway. */
async function dismiss({ window }: Desktop): Promise<void> {
  await window.keyboard.press('Escape');
  await expect(window.getByRole('dialog')).toHaveCount(0);
}

async function command(window: Page, words: string): Promise<void> {
  await window.keyboard.press('Control+Shift+P');
  await expect(dialog(window, 'Command palette').getByRole('combobox')).toBeFocused();
  await window.keyboard.type(words);
}

async function openAnother({ window, secondStart }: Desktop, name: string, files: Readonly<Record<string, string>>) {
  const folder = join(PROJECTS, name);
  mkdirSync(folder, { recursive: true });
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
  execFileSync('git', ['init', '-q', '-b', 'main'], { cwd: folder });
  for (const [key, value] of Object.entries(OWNER)) execFileSync('git', ['config', `user.${key}`, value], { cwd: folder });
  execFileSync('git', ['add', '.'], { cwd: folder });
  execFileSync('git', ['commit', '-q', '-m', `Open the ${name}`], { cwd: folder });
  await secondStart([folder, '-p', String(await freeBlock())]);
  await expect(window.getByRole('heading', { level: 1, name })).toBeVisible();
}

/** It has run well, its file is changed, and from then on it crashes. */
async function breakMailer(window: Page): Promise<void> {
  await button(window, 'Show mailer.1').click();
  await expect(terminal(window, 'mailer.1')).toContainText('Ready to send');
  await button(window, 'Stop mailer.1').click();
  await expect(dyno(window, 'mailer.1')).toHaveAccessibleName(/^mailer\.1, down/);
  writeFileSync(join(PROJECTS, 'shop', MAIL_SERVER.file), '{"host":"localhost"}\n');
  await button(window, 'Start mailer.1').click();
  await expect(dyno(window, 'mailer.1')).toHaveAccessibleName(/^mailer\.1, crashed/);
}

const tab = (window: Page, name: string): Promise<void> => window.getByRole('tab', { name, exact: true }).click();

const panes = (window: Page): Locator => window.getByRole('tablist', { name: /^Logs and terminals/ });

export const SCREENS: readonly Screen[] = [
  { name: 'first-screen', show: ({ window }) => expect(button(window, 'Try the sample app')).toBeVisible() },
  {
    name: 'no-procfile',
    async show(stage) {
      await openAnother(stage, 'blog', BARE);
      await expect(stage.window.getByRole('region', { name: 'No Procfile yet' })).toBeVisible();
      await expect(stage.window.getByRole('group', { name: 'New here?' })).toBeVisible();
    },
    // Whoever uses Dynodeck has answered it long ago.
    leave: ({ window }) => button(window, 'No tour, thanks').click(),
  },
  {
    name: 'setup',
    async show(stage) {
      await openAnother(stage, 'newsletter', NEWSLETTER);
      await button(stage.window, 'Set up').click();
      await button(stage.window, 'Trust and continue').click();
      await expect(dialog(stage.window, 'Set up newsletter')).toBeVisible();
    },
    leave: dismiss,
  },
  {
    name: 'trust',
    async show(stage) {
      await openAnother(stage, 'shop', DEMO);
      await button(stage.window, 'Start all').click();
      await expect(button(stage.window, 'Trust and continue')).toBeVisible();
    },
    async leave({ window }) {
      await button(window, 'Trust and continue').click();
      await expect(dyno(window, 'web.1')).toHaveAccessibleName(/^web\.1, up/);
      await expect(dyno(window, 'mailer.1')).toHaveAccessibleName(/^mailer\.1, up/);
      await breakMailer(window);
      const front = await frontAddress(window);
      for (const path of ASKED) await answer(front, path);
    },
  },
  {
    name: 'logs',
    async show({ window }) {
      await tab(window, 'Logs');
      await expect(window.getByRole('log', { name: 'Logs' })).toContainText('GET /');
    },
  },
  {
    name: 'log-line',
    async show({ window }) {
      await window.getByRole('log', { name: 'Logs' }).getByText('Process exited with status 7').last().click();
      await window.keyboard.press('Enter');
      await expect(window.getByRole('region', { name: 'Line', exact: true })).toBeVisible();
    },
    leave: ({ window }) => window.keyboard.press('Escape'),
  },
  {
    name: 'log-menu',
    async show({ window }) {
      await window.getByRole('button', { name: /^More filters/ }).click();
      await expect(window.getByRole('menu')).toBeVisible();
    },
    leave: ({ window }) => window.keyboard.press('Escape'),
  },
  {
    name: 'terminal',
    async show({ window }) {
      await button(window, 'Show worker.1').click();
      await expect(terminal(window, 'worker.1')).toContainText('done');
    },
  },
  {
    name: 'crash',
    async show({ window }) {
      await button(window, 'Show mailer.1').click();
      await expect(terminal(window, 'mailer.1')).toContainText('ECONNREFUSED');
      await expect(window.getByRole('region', { name: 'Crash of mailer.1' })).toContainText(MAIL_SERVER.file);
    },
  },
  {
    name: 'grid',
    async show({ window }) {
      await tab(window, 'Grid');
      await expect(terminal(window, 'worker.1')).toContainText('done');
    },
  },
  {
    name: 'panes',
    async show({ window }) {
      await tab(window, 'worker.1');
      await expect(terminal(window, 'worker.1').getByRole('textbox')).toBeFocused();
      await window.keyboard.press('Control+Shift+D');
      await expect(panes(window)).toHaveCount(2);
      await expect(terminal(window, 'worker.1')).toContainText('done');
    },
    async leave({ window }) {
      await window.keyboard.press('Control+Shift+H');
      await expect(panes(window)).toHaveCount(1);
    },
  },
  {
    name: 'floating-pane',
    async show({ window }) {
      await tab(window, 'worker.1');
      await expect(terminal(window, 'worker.1').getByRole('textbox')).toBeFocused();
      await window.keyboard.press('Control+Shift+Y');
      await expect(window.getByRole('region', { name: 'Floating pane, worker.1' })).toBeVisible();
      await expect(terminal(window, 'worker.1')).toContainText('done');
    },
    async leave({ window }) {
      await window.keyboard.press('Control+Shift+B');
      await expect(panes(window)).toHaveCount(1);
    },
  },
  {
    name: 'requests',
    async show({ window }) {
      await openPanel(window, 'Requests');
      await expect(window.getByRole('grid', { name: 'Requests' })).toContainText('/checkout');
    },
  },
  {
    name: 'request',
    async show({ window }) {
      await window.getByRole('grid', { name: 'Requests' }).getByRole('row').filter({ hasText: '/checkout' }).click();
      await expect(window.getByRole('region', { name: 'Request', exact: true })).toContainText('/checkout');
    },
  },
  {
    name: 'metrics',
    async show({ window }) {
      await tab(window, 'Metrics');
      const panel = window.getByRole('region', { name: 'Metrics', exact: true });
      await expect(panel.getByRole('img', { name: /^CPU/ })).toHaveAccessibleName(/web [\d.]+%/);
      await expect(panel.getByRole('img', { name: /^Response time/ })).toHaveAccessibleName(/p95 [\d.]+ ms/);
    },
  },
  {
    name: 'activity',
    async show({ window }) {
      await tab(window, 'Activity');
      const panel = window.getByRole('region', { name: 'Activity', exact: true });
      await expect(panel.getByText('mailer.1 crashed with status 7').first()).toBeVisible();
    },
  },
  {
    name: 'config',
    async show({ window }) {
      await openPanel(window, 'Config');
      await expect(window.getByRole('row', { name: 'API_KEY', exact: true })).toBeVisible();
    },
  },
  {
    name: 'config-edit',
    async show({ window }) {
      await button(window, 'Edit GREETING').click();
      await expect(window.getByRole('textbox', { name: 'Value of GREETING' })).toBeFocused();
    },
    async leave({ window }) {
      await window.getByRole('textbox', { name: 'Value of GREETING' }).fill('good morning');
      await window.keyboard.press('Enter');
      await expect(button(window, 'Current release v2')).toBeVisible();
    },
  },
  {
    name: 'config-import',
    async show({ window }) {
      await button(window, 'Import').click();
      await dialog(window, 'Import config vars').getByRole('textbox', { name: 'Config vars' }).fill('NEW=1\nLOG_LEVEL=info\n');
    },
    leave: dismiss,
  },
  {
    name: 'config-export',
    async show({ window }) {
      await button(window, 'Export').click();
      await expect(dialog(window, 'Export config vars')).toBeVisible();
    },
    leave: dismiss,
  },
  {
    name: 'releases',
    async show({ window }) {
      await openPanel(window, 'Releases');
      await window.getByRole('option', { name: /^v1 / }).click();
      await expect(window.getByRole('region', { name: 'Release v1' })).toBeVisible();
    },
  },
  {
    name: 'rollback',
    async show({ window }) {
      await button(window, 'Roll back to v1').click();
      await expect(dialog(window, 'Roll back to v1?')).toBeVisible();
    },
    leave: dismiss,
  },
  ...['App', 'Router', 'Platform'].map((part): Screen => ({
    name: `settings-${part.toLowerCase()}`,
    async show({ window }) {
      await button(window, 'Settings').click();
      await dialog(window, 'Settings').getByRole('tab', { name: part }).click();
    },
    leave: dismiss,
  })),
  {
    name: 'run',
    async show({ window }) {
      await button(window, 'Run one-off').click();
      await dialog(window, 'Run a one-off dyno').getByRole('textbox', { name: 'Command' }).fill('node --version');
    },
    leave: dismiss,
  },
  { name: 'palette', show: ({ window }) => command(window, 'rest w'), leave: dismiss },
  {
    name: 'shortcuts',
    async show({ window }) {
      await button(window, 'Show web.1').focus();
      await window.keyboard.press('?');
      await expect(dialog(window, 'Keyboard shortcuts')).toBeVisible();
    },
    leave: dismiss,
  },
  {
    name: 'preferences',
    async show({ window }) {
      await command(window, 'preferences');
      await window.keyboard.press('Enter');
      await expect(dialog(window, 'Preferences')).toBeVisible();
    },
    leave: dismiss,
  },
  {
    name: 'tour',
    async show({ window }) {
      await command(window, 'take the tour');
      await window.keyboard.press('Enter');
      await expect(dialog(window, 'Tour of Dynodeck')).toHaveCSS('opacity', '1');
    },
    leave: ({ window }) => button(window, 'Leave the tour').click(),
  },
  {
    name: 'close-app',
    async show({ window }) {
      await button(window, 'Close app').click();
      await expect(button(window, 'Stop and close')).toBeVisible();
    },
    leave: dismiss,
  },
];

/** Shows one screen after another in one window, and hands each to `visit`. */
export async function walk(visit: (screen: Screen, stage: Desktop) => Promise<void>): Promise<void> {
  const stage = await launchDesktop({ env: { HOME } });
  try {
    // Pictures and rules are about what stands still.
    await stage.window.emulateMedia({ reducedMotion: 'reduce' });
    for (const screen of SCREENS) {
      await screen.show(stage);
      await visit(screen, stage);
      await screen.leave?.(stage);
    }
  } finally {
    await stage.close();
  }
}

/** In this colour scheme, painted. */
export async function paintIn(window: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await window.emulateMedia({ colorScheme });
  await expect(window.locator('html')).toHaveAttribute('data-theme', colorScheme);
  await window.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}
