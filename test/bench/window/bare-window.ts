import { join } from 'node:path';
import { _electron, type Page } from '@playwright/test';
import { root } from '../../../electron/tools/root.mjs';
import { resolveElectron } from '../../tools/electron-runtime.mjs';
import { startDisplay } from '../../tools/virtual-display.mjs';
import { untilLaunched } from './until-launched.ts';

/** Runs something in the window of {@link file://./bare-main.ts}. */
export async function withBareWindow<T>(action: (page: Page) => Promise<T>): Promise<T> {
  const { path } = await resolveElectron();
  const display = await startDisplay();
  try {
    const launch = (mark: Record<string, string>) =>
      _electron.launch({
        executablePath: path,
        args: [join(root, 'out/bench/bare.mjs')],
        env: { ...(process.env as Record<string, string>), ...display.env, ...mark },
        // Chromium refuses its sandbox to root.
        chromiumSandbox: process.getuid?.() !== 0,
      });
    const app = await untilLaunched(launch);
    try {
      const page = await app.firstWindow();
      await page.locator('.xterm-rows').waitFor();
      return await action(page);
    } finally {
      await app.close();
    }
  } finally {
    await display.stop();
  }
}
