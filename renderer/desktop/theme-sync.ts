import type { DesktopState } from '../../shared/desktop/desktop-bridge.ts';
import { desktop } from '../client/desktop.ts';
import { setTheme, theme } from '../ui/theme/theme.ts';

type DesktopTheme = DesktopState['settings']['theme'];

/** What the menu of the desktop app says; null until it was heard. */
let told: DesktopTheme | null = null;

/** The menu and the preferences of the window choose one theme: whoever chose last. */
export function followDesktopTheme(chosen: DesktopTheme): void {
  if (chosen === told) return;
  const isFirst = told === null;
  told = chosen;
  // At the start the window's own choice holds: it knows more themes than the menu.
  if (isFirst && theme.getState().choice !== 'system') notifyMain();
  else setTheme(chosen);
}

export function tellDesktopTheme(): void {
  theme.subscribe(notifyMain);
}

function notifyMain(): void {
  const { choice } = theme.getState();
  const shown = choice === 'contrast-light' ? 'light' : choice === 'contrast-dark' ? 'dark' : choice;
  if (told === null || shown === told) return;
  told = shown;
  void desktop?.changeSettings({ theme: shown });
}
