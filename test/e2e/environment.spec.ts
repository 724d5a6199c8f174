/** Whose environment dynos have that a desktop window started: that of who started the window. */
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { launchDesktop } from './launch.ts';

/** Each looks like something of Electron's or npm's, and is the developer's own. */
const OWN = {
  CHROME_DESKTOP: 'code.desktop',
  ELECTRON_MIRROR: 'mine',
  npm_config_registry: 'http://127.0.0.1:9/',
  TERM: 'xterm',
};
/** What the dyno manager and the dyno's shell set, or what tells of another terminal. */
const OF_THE_DYNO = /^(?:DYNO|PS|PORT|FOREMAN_WORKER_NAME|TERM|COLORTERM|HEROKU_\w+|DYNODECK_MARK|PWD|OLDPWD|SHLVL|_)$/;

function pairs(environ: string): Record<string, string> {
  const all = environ.split('\0').filter((pair) => pair.includes('='));
  return Object.fromEntries(all.map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]));
}

function ofDeveloper(environment: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !OF_THE_DYNO.test(name)));
}

test('dynos have all that the window was started with, and nothing that Electron has added', async () => {
  test.skip(process.platform !== 'linux', 'Only Linux tells what a process was started with.');
  const folder = mkdtempSync(join(tmpdir(), 'dynodeck-e2e-app-'));
  writeFileSync(join(folder, 'Procfile'), 'worker: env -0 >environ.new && mv environ.new environ; exec sleep 1000\n');
  const desktop = await launchDesktop({ args: [folder], env: OWN });
  try {
    await desktop.window.getByRole('button', { name: 'Start all', exact: true }).click();
    await desktop.window.getByRole('button', { name: 'Trust and continue' }).click();
    const list = desktop.window.getByRole('list', { name: 'Dynos' });
    await expect(list.getByRole('listitem', { name: 'worker.1, up' })).toBeVisible();
    const started = pairs(readFileSync(`/proc/${desktop.app.process().pid}/environ`, 'utf8'));
    const file = join(folder, 'environ');
    await expect.poll(() => existsSync(file)).toBe(true);
    expect(ofDeveloper(pairs(readFileSync(file, 'utf8')))).toEqual(ofDeveloper(started));
    expect(ofDeveloper(started)).toMatchObject({ CHROME_DESKTOP: 'code.desktop', ELECTRON_MIRROR: 'mine' });
  } finally {
    await desktop.close();
  }
});
