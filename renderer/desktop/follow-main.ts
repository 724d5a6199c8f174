import { assertNever } from '../../shared/text/assert-never.ts';
import type { DesktopMessage, DesktopState, MenuDialog, AppCommand } from '../../shared/desktop/desktop-bridge.ts';
import { apps } from '../state/apps-store.ts';
import { currentApp, onceOpen, selectApp, selection } from '../state/selection.ts';
import { desktop } from '../client/desktop.ts';
import { keyboardDialogs } from '../preferences/shortcuts/keyboard-dialogs.ts';
import { startTour } from '../tour/tour.ts';
import { notify } from '../ui/state/notices.ts';
import { desktopState } from '../state/desktop-state.ts';
import { ask } from '../state/ask.ts';
import { closeApp } from '../state/folders/close-app.ts';
import { selectTab } from '../state/shown-layout.ts';
import { LOGS_TAB } from '../state/tabs.ts';
import { runDialog } from '../run/run-dyno.ts';
import { setTheme, theme } from '../ui/theme/theme.ts';
import { reportMenuKeys } from './menu-keys.ts';

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

/** Does to an app what a menu or the tray asked for, with the questions that belong to it. */
function carryOut(command: AppCommand, app: string | null): void {
  if (app === null) return;
  selectApp(app);
  switch (command) {
    case 'start':
    case 'stop':
    case 'restart':
      return void ask(`dynos.${command}`, { app, target: null });
    case 'run':
      return runDialog.setState({ app });
    case 'logs':
      return selectTab(app, LOGS_TAB);
    case 'close':
      return closeApp(app);
    default:
      assertNever(command);
  }
}

/** Puts an app and, unless null, one of its dynos on screen: where a start of Dynodeck or a notification leads. */
function showDyno(app: string, dyno: string | null): void {
  onceOpen(app, () => {
    selectApp(app);
    if (dyno !== null) selectTab(app, dyno);
  });
}

type DesktopTheme = DesktopState['settings']['theme'];

/** What the menu of the desktop app says; null until it was heard. */
let told: DesktopTheme | null = null;

/** The menu and the preferences of the window choose one theme: whoever chose last. */
function followDesktopTheme(chosen: DesktopTheme): void {
  if (chosen === told) return;
  const isFirst = told === null;
  told = chosen;
  // At the start the window's own choice holds: it knows more themes than the menu.
  if (isFirst && theme.getState().choice !== 'system') notifyMain();
  else setTheme(chosen);
}

function tellDesktopTheme(): void {
  theme.subscribe(notifyMain);
}

function notifyMain(): void {
  const { choice } = theme.getState();
  const shown = choice === 'contrast-light' ? 'light' : choice === 'contrast-dark' ? 'dark' : choice;
  if (told === null || shown === told) return;
  told = shown;
  void desktop?.changeSettings({ theme: shown });
}
