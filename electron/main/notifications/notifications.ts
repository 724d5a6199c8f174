import { Notification } from 'electron';
import type { DesktopNotification } from '../../../shared/desktop/desktop-bridge.ts';

/** More at once are a loop; the oldest goes. */
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
