import { app, nativeImage, type BrowserWindow } from 'electron';
import { join } from 'node:path';
import { crashedWords, type AppStatus } from '../engine-process/app-status.ts';

/** How many dynos have crashed, on the icon of the dock, the launcher or the taskbar, where the system has a place. */
export class CrashBadge {
  readonly #overlay: string;
  #shown = 0;

  constructor(iconFolder: string) {
    this.#overlay = join(iconFolder, 'overlay-crashed.png');
  }

  update(apps: readonly AppStatus[], window: BrowserWindow | null): void {
    const crashed = apps.reduce((sum, { crashed }) => sum + crashed, 0);
    if (crashed === this.#shown) return;
    this.#shown = crashed;
    if (process.platform !== 'win32') return void app.setBadgeCount(crashed);
    // The taskbar has room for a sign, not for a number.
    const words = crashedWords(apps);
    window?.setOverlayIcon(words === null ? null : nativeImage.createFromPath(this.#overlay), words ?? '');
  }
}
