import {
  BrowserWindow,
  MessageChannelMain,
  type MessagePortMain,
  type WebContents,
  ipcMain,
  type IpcMainEvent,
  type IpcMainInvokeEvent,
} from 'electron';
import * as v from 'valibot';
import { PORT_MESSAGE, MESSAGE_CHANNEL } from '../../../shared/desktop/channels.ts';
import {
  AppOnScreenSchema,
  DesktopNotificationSchema,
  DesktopSettingsChangesSchema,
  MenuKeysSchema,
  ZoomDirectionSchema,
  type DesktopBridge,
  type DesktopMessage,
} from '../../../shared/desktop/desktop-bridge.ts';
import { chooseFolder } from '../dialogs/choose-folder.ts';
import { openExternal } from './external-links.ts';
import { isOurPage } from './page.ts';

/** The functions of main for the page; arguments have been checked. */
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

type Name = keyof DesktopBridge;

/** The arguments of functions that take nothing. */
const Nothing = v.undefined();

/**
 * Answers a function of the bridge. Whoever calls it from anything but our page, or with an argument that does not fit,
 * gets an error.
 */
function handle<A, R>(name: Name, schema: v.GenericSchema<unknown, A>, answer: Answer<A, R>): void {
  ipcMain.handle(name, (event, argument: unknown) => {
    if (!isOurPage(event.senderFrame)) throw new Error(`${name} is only for Dynodeck's own page.`);
    const checked = v.safeParse(schema, argument);
    if (checked.success) return answer(checked.output, event);
    throw new Error(`${name} was called with something that does not fit: ${checked.issues[0].message}`);
  });
}

type Answer<A, R> = (argument: A, event: IpcMainInvokeEvent) => R;

/** Takes a message of the bridge; it is ignored when it comes from anything but our page, or does not fit. */
function listen<A>(
  name: Name,
  schema: v.GenericSchema<unknown, A>,
  listener: (argument: A, event: IpcMainEvent) => void,
): void {
  ipcMain.on(name, (event, argument: unknown) => {
    if (!isOurPage(event.senderFrame)) return;
    const { success, output } = v.safeParse(schema, argument);
    if (success) listener(output, event);
  });
}

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
