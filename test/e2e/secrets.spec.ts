/** How values of config vars lie on disk: by what Electron's main process gives the engine. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { type Desktop, launchDesktop } from './launch.ts';
import { openPanel } from './web-app.ts';
import { button, dyno, folderWith, trustAndStartAll } from './window.ts';

const VALUE = 'open-sesame';
const FILES = { Procfile: 'worker: exec sleep 1000\n', '.env': `API_KEY=${VALUE}\n` };

let desktop: Desktop;

test.beforeEach(() => test.skip(process.platform !== 'linux', 'Elsewhere the system always has a key store.'));
test.afterEach(() => desktop?.close());

/** Playwright keeps every Electron it starts from the key store of the desktop, so there is none. */
async function start(switches: string[] = []): Promise<Desktop> {
  desktop = await launchDesktop({ args: [folderWith('shop', FILES)], switches });
  await trustAndStartAll(desktop.window);
  await expect(dyno(desktop.window, 'worker.1')).toHaveAccessibleName(/^worker\.1, up/);
  await openPanel(desktop.window, 'Releases');
  return desktop;
}

/** The one line of the ledger: a checksum, and the release as JSON. */
function ledger(): { text: string; vars: { sealed: boolean; data: string } } {
  const files = readdirSync(desktop.userData, { recursive: true, encoding: 'utf8' });
  const file = files.find((path) => path.endsWith('ledger') && path.includes('releases')) ?? '';
  const text = readFileSync(join(desktop.userData, file), 'utf8');
  const { vars } = JSON.parse(text.slice(text.indexOf('{'))) as ReturnType<typeof ledger>;
  return { text, vars };
}

async function revealed(window: Page): Promise<void> {
  const vars = window.getByRole('region', { name: 'Config vars of the release' });
  await button(vars, 'Reveal values').click();
  await expect(vars).toContainText(VALUE);
}

test('where there is no key store, the panel says plainly that values are not encrypted, and they are not', async () => {
  const { window } = await start();
  await expect(window.getByRole('toolbar', { name: 'Releases' })).toContainText(
    'Not encrypted: this system has no key store. The file is for you alone to read (mode 0600).',
  );
  const { vars } = ledger();
  expect(vars.sealed).toBe(false);
  expect(Buffer.from(vars.data, 'base64').toString()).toContain(VALUE);
  await revealed(window);
});

test('with --password-store=basic values go through Electron’s main process, and come back after a new start', async () => {
  const { window, userData } = await start(['--password-store=basic']);
  await expect(window.getByRole('toolbar', { name: 'Releases' })).toContainText(
    'Not secret: scrambled with a known key (--password-store=basic).',
  );
  const { text, vars } = ledger();
  expect(vars.sealed).toBe(true);
  expect(text).not.toContain(VALUE);
  expect(text).not.toContain(Buffer.from(VALUE).toString('base64').slice(0, 12));
  expect(Buffer.from(vars.data, 'base64').toString('latin1')).not.toContain(VALUE);
  await revealed(window);

  await desktop.close();
  desktop = await launchDesktop({ userData, switches: ['--password-store=basic'] });
  await button(desktop.window.getByRole('navigation', { name: 'Apps' }), 'shop').click();
  await openPanel(desktop.window, 'Releases');
  await revealed(desktop.window);
});
