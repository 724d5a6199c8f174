import { assertNever } from '../../shared/text/assert-never.ts';
import type { DesktopMessage, DesktopState, MenuDialog } from '../../shared/desktop/desktop-bridge.ts';
import { apps } from '../state/apps-store.ts';
import { currentApp, selection } from '../state/selection.ts';
import { desktop } from '../client/desktop.ts';
import { keyboardDialogs } from '../preferences/shortcuts/keyboard-dialogs.ts';
import { startTour } from '../tour/tour.ts';
import { notify } from '../ui/state/notices.ts';
import { carryOut } from './app-command.ts';
import { desktopState } from '../state/desktop-state.ts';
import { showDyno } from './show-dyno.ts';
import { reportMenuKeys } from './menu-keys.ts';
import { followDesktopTheme, tellDesktopTheme } from './theme-sync.ts';

/** From now on, does what menus, tray and notifications ask, and says which app is on screen; in a browser, nothing. */
export function followMain(): void {
  if (!desktop) return;
  // The preload has checked it.
  desktop.onMessage((message) => onceAppsAreKnown(() => receive(message)));
  tellDesktopTheme();
  void desktop.desktopState().then(know);
  reportAppOnScreen();
  reportMenuKeys();
}

function receive(message: DesktopMessage): void {
  switch (message.kind) {
    case 'command':
      return carryOut(message.command, message.app ?? currentApp());
    case 'open':
      return openDialog(message.dialog);
    case 'notice':
      return notify(message.text, message.tone);
    case 'show':
      return showDyno(message.app, message.dyno);
    case 'state':
      return know(message.state);
    default:
      assertNever(message);
  }
}

function openDialog(dialog: MenuDialog): void {
  switch (dialog) {
    case 'shortcuts':
      return keyboardDialogs.setState({ open: 'sheet' });
    case 'preferences':
      return keyboardDialogs.setState({ open: 'preferences' });
    case 'tour':
      return startTour();
    default:
      assertNever(dialog);
  }
}

function know(state: DesktopState): void {
  desktopState.setState({ state });
  followDesktopTheme(state.settings.theme);
}

/** A page that was just loaded knows no app yet. */
function onceAppsAreKnown(act: () => void): void {
  if (apps.getState().known) return act();
  const stop = apps.subscribe(({ known }) => {
    if (!known) return;
    stop();
    act();
  });
}

function reportAppOnScreen(): void {
  let told: string | null | undefined;
  const report = (): void => {
    const app = currentApp();
    if (app === told) return;
    told = app;
    desktop?.appOnScreen(app);
  };
  apps.subscribe(report);
  selection.subscribe(report);
}
