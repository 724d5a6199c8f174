/** What a machine can tell about WCAG 2.2 AA, on every screen and dialog there is. */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { paintIn, walk } from '../gallery/screens.ts';
import { type Desktop, launchDesktop } from './launch.ts';
import { button, dyno, folderWith, trustAndStartAll } from './window.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** Ends with status 3 as long as there is a file `go`. */
const ENDS_WHEN_TOLD = 'until [ -e go ]; do sleep 0.1; done; exit 3';
/** All screens, each in two colour schemes. */
const WALK_TIMEOUT_MS = 300_000;

/** What axe-core finds wrong on the page, a line each. */
async function complaints(window: Page): Promise<string[]> {
  await window.evaluate(AXE);
  return window.evaluate(async (values) => {
    const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
    const { violations } = await axe.run({ runOnly: { type: 'tag', values } });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, any }) => `${id}: ${html.slice(0, 200)} ${any[0]?.message ?? ''}`),
    );
  }, RULES);
}

test('axe finds nothing wrong on any screen, in light and in dark', async () => {
  test.setTimeout(WALK_TIMEOUT_MS);
  await walk(async ({ name }, { window }) => {
    for (const scheme of ['light', 'dark'] as const) {
      await paintIn(window, scheme);
      expect.soft(await complaints(window), `${name}, ${scheme}`).toEqual([]);
    }
  });
});

test.describe('a window with dynos', () => {
  let desktop: Desktop;
  let window: Page;
  let end: () => void;

  test.beforeAll(async () => {
    const folder = folderWith('shop', { Procfile: `steady: exec sleep 1000\nbrief: ${ENDS_WHEN_TOLD}\n` });
    desktop = await launchDesktop({ args: [folder] });
    window = desktop.window;
    await trustAndStartAll(window);
    await expect(dyno(window, 'brief.1')).toContainText('up');
    end = () => writeFileSync(join(folder, 'go'), '');
  });

  test.afterAll(() => desktop?.close());

  const announced = (): Locator => window.getByRole('log', { name: 'Announcements' });

  async function announce(what: string): Promise<void> {
    await window.keyboard.press('Control+Shift+P');
    await window.keyboard.type('preferences');
    await window.keyboard.press('Enter');
    const dialog = window.getByRole('dialog', { name: 'Preferences' });
    await dialog.getByRole('combobox', { name: 'Screen readers announce' }).selectOption({ label: what });
    await window.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
  }

  test('changes of state are announced politely, as many as were asked for', async () => {
    await expect(announced()).toHaveAttribute('aria-live', 'polite');
    await button(window, 'Stop steady.1').click();
    await expect(announced()).toContainText('steady.1: down.');
    await announce('Problems only');
    await expect(announced()).toHaveText('');
    await button(window, 'Start steady.1').click();
    await expect(dyno(window, 'steady.1')).toContainText('up');
    end();
    await expect(announced()).toHaveText('brief.1: crashed, exited with status 3.');
    await window.reload();
    await expect(dyno(window, 'steady.1')).toBeVisible();
    await window.keyboard.press('Control+Shift+P');
    await window.keyboard.type('preferences');
    await window.keyboard.press('Enter');
    await expect(window.getByRole('combobox', { name: 'Screen readers announce' })).toHaveValue('problems');
    await window.keyboard.press('Escape');
  });

  test('with forced colours, the chosen tab and what has the focus are framed, and state keeps its glyph and word', async () => {
    await window.emulateMedia({ forcedColors: 'active' });
    await window.getByRole('tab', { name: 'Logs', exact: true }).focus();
    const chosen = window.getByRole('tab', { selected: true }).first();
    await expect(chosen).toHaveCSS('outline-style', 'solid');
    await window.keyboard.press('F6');
    const focused = window.locator(':focus-visible');
    await expect(focused).toHaveCSS('outline-style', 'solid');
    await expect(dyno(window, 'steady.1').locator('svg').first()).toHaveCSS('forced-color-adjust', 'none');
    await expect(dyno(window, 'steady.1')).toContainText('up');
    await window.emulateMedia({ forcedColors: 'none' });
  });
});
