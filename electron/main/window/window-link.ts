import type { BrowserWindow } from 'electron';
import { MESSAGE_CHANNEL } from '../../../shared/desktop/channels.ts';
import type { DesktopMessage } from '../../../shared/desktop/desktop-bridge.ts';

/** Main's messages to the page. What comes before the page listens waits for it. */
export class WindowLink {
  #window: BrowserWindow | null = null;
  #waiting: DesktopMessage[] = [];

  /** The page of this window listens. */
  opened(window: BrowserWindow | null): void {
    this.#window = window;
    for (const message of this.#waiting.splice(0)) this.send(message);
  }

  /** The window has gone, or its page. */
  closed(): void {
    this.#window = null;
  }

  /** Shows an app, and one of its dynos unless that is null. */
  show(app: string, dyno: string | null): void {
    this.send({ kind: 'show', app, dyno });
  }

  /** Says what did not go as it should. */
  warn(text: string): void {
    this.send({ kind: 'notice', tone: 'danger', text });
  }

  send(message: DesktopMessage): void {
    if (this.#window === null || this.#window.isDestroyed()) this.#waiting.push(message);
    else this.#window.webContents.send(MESSAGE_CHANNEL, message);
  }

  /** Only to a page that is there: one that comes later asks itself. */
  sendNow(message: DesktopMessage): void {
    if (this.#window !== null && !this.#window.isDestroyed()) this.send(message);
  }
}
