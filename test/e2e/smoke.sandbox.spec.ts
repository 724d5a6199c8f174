import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, expect, test, type ElectronApplication } from '@playwright/test';
import { resolveElectron } from '../tools/electron-runtime.mjs';
import { repository } from '../tools/package-app.ts';
import { HELD_APP } from './launch.ts';

/** "Filter" in /proc/PID/status: system calls go through a seccomp program. */
const SECCOMP_FILTER = '2';

let app: ElectronApplication;
let userData: string;

test.beforeEach(async () => {
  userData = await mkdtemp(join(tmpdir(), 'dynodeck-sandbox-'));
  const { path } = await resolveElectron();
  const env = { ...process.env, DYNODECK_USER_DATA: userData } as Record<string, string>;
  const args = [HELD_APP, repository, join(repository, 'resources/sample')];
  app = await _electron.launch({ executablePath: path, args, env, chromiumSandbox: true });
});

test.afterEach(async () => {
  await app?.close();
  await rm(userData, { recursive: true, force: true });
});

test("a normal user gets a window whose page runs in Chromium's sandbox", async () => {
  const window = await app.firstWindow();
  await expect(window.getByRole('navigation', { name: 'Apps' })).toBeVisible();
  const { processId, asked, switchedOff } = await app.evaluate(({ app: electron, BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    if (!contents) throw new Error('no window');
    const preferences = (contents as unknown as { getLastWebPreferences(): { sandbox?: boolean } }).getLastWebPreferences();
    const processId = contents.getOSProcessId();
    return { processId, asked: preferences.sandbox, switchedOff: electron.commandLine.hasSwitch('no-sandbox') };
  });
  expect({ asked, switchedOff }).toEqual({ asked: true, switchedOff: false });
  if (process.platform === 'linux') expect(seccompOf(processId)).toBe(SECCOMP_FILTER);
});

/** What the kernel enforces, as opposed to what was asked for. */
function seccompOf(pid: number): string | undefined {
  return /^Seccomp:\s+(\d)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
}
