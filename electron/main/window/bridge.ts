import { BrowserWindow, MessageChannelMain, type MessagePortMain, type WebContents } from 'electron';
import * as v from 'valibot';
import { PORT_MESSAGE } from '../../../shared/desktop/channels.ts';
import {
  AppOnScreenSchema,
  DesktopNotificationSchema,
  DesktopSettingsChangesSchema,
  MenuKeysSchema,
  ZoomDirectionSchema,
  type DesktopBridge,
} from '../../../shared/desktop/desktop-bridge.ts';
import { chooseFolder } from '../dialogs/choose-folder.ts';
import { openExternal } from './external-links.ts';
import { handle, listen, Nothing } from './trusted-ipc.ts';

/** What main does for the page; arguments have been checked. */
export interface BridgeParts
  extends Pick<DesktopBridge, 'appOnScreen' | 'menuKeys' | 'copyDiagnostics' | 'showOwnLogs' | 'checkForUpdate'>,
    Pick<DesktopBridge, 'zoom' | 'desktopState' | 'changeSettings' | 'showNotification' | 'restartToUpdate'> {
  /** A page wants a connection, and listens from now on. */
  connect(port: MessagePortMain, window: BrowserWindow | null): void;
  folderToStartIn(): string;
}

/** Main's half of shared/contract/desktop-bridge.ts. */
export function serveBridge(parts: BridgeParts): void {
  listen('connect', Nothing, (_nothing, event) => {
    const { port1, port2 } = new MessageChannelMain();
    parts.connect(port1, windowOf(event.sender));
    event.senderFrame?.postMessage(PORT_MESSAGE, null, [port2]);
  });
  handle('chooseFolder', Nothing, (_nothing, event) => chooseFolder(windowOf(event.sender), parts.folderToStartIn()));
  handle('openExternal', v.unknown(), (url, event) => openExternal(url, windowOf(event.sender)));
  handle('desktopState', Nothing, () => parts.desktopState());
  handle('changeSettings', DesktopSettingsChangesSchema, (changes) => parts.changeSettings(changes));
  listen('appOnScreen', AppOnScreenSchema, (app) => parts.appOnScreen(app));
  listen('menuKeys', MenuKeysSchema, (keys) => parts.menuKeys(keys));
  listen('zoom', ZoomDirectionSchema, (direction) => parts.zoom(direction));
  handle('showNotification', DesktopNotificationSchema, (asked) => parts.showNotification(asked));
  handle('copyDiagnostics', Nothing, () => parts.copyDiagnostics());
  handle('showOwnLogs', Nothing, () => parts.showOwnLogs());
  handle('checkForUpdate', Nothing, () => parts.checkForUpdate());
  handle('restartToUpdate', Nothing, () => parts.restartToUpdate());
}

function windowOf(contents: WebContents): BrowserWindow | null {
  return BrowserWindow.fromWebContents(contents);
}
