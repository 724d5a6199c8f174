import type { DesktopNotification } from '../../shared/desktop/desktop-bridge.ts';
import { desktop } from '../client/desktop.ts';

/** Longer ones are refused by the desktop app. */
const MAX_TITLE = 120;
const MAX_BODY = 500;

/** Shows a notification of the system, unless they are off in the desktop app. A click shows the app and its dyno. */
export function showSystemNotification({ title, body, ...target }: DesktopNotification): void {
  const shown = desktop?.showNotification({ title: cut(title, MAX_TITLE), body: cut(body, MAX_BODY), ...target });
  // A system that shows none has nobody to tell.
  shown?.catch(() => undefined);
}

function cut(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}
