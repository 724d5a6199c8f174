import { join } from 'node:path';
import { Notification, app, nativeImage, type BrowserWindow } from 'electron';
import type { DesktopNotification } from '../../../shared/desktop/desktop-bridge.ts';
import { crashedWords, type AppStatus } from '../engine-process/app-status.ts';

/** More notifications than this at once are a loop; the oldest goes. */
const MOST_AT_ONCE = 8;

/** Notifications of the system, on the page's behalf. When there is something to say is the page's to know. */
export class Notifications {
  readonly #onClick: (notification: DesktopNotification) => void;
  /** Kept: one that is garbage-collected loses its click. */
  readonly #shown: Notification[] = [];

  constructor(onClick: (notification: DesktopNotification) => void) {
    this.#onClick = onClick;
  }

  /** @returns false where the system has none */
  show(asked: DesktopNotification): boolean {
    if (!Notification.isSupported()) return false;
    const notification = new Notification({ title: visible(asked.title), body: withoutMarkup(visible(asked.body)) });
    notification.on('click', () => this.#onClick(asked));
    notification.on('close', () => this.#forget(notification));
    notification.show();
    this.#shown.push(notification);
    if (this.#shown.length > MOST_AT_ONCE) this.#shown.shift()?.close();
    return true;
  }

  #forget(notification: Notification): void {
    const index = this.#shown.indexOf(notification);
    if (index !== -1) this.#shown.splice(index, 1);
  }
}

/** Lines of a dyno's output may be quoted: control characters have no place here. */
function visible(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}]+/gu, ' ');
}

/** Desktops of Linux read the text below the title as markup. */
function withoutMarkup(text: string): string {
  if (process.platform !== 'linux') return text;
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

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
