import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { MESSAGE_CHANNEL, PORT_MESSAGE } from '../../shared/desktop/channels.ts';
import { isDesktopMessage, type DesktopBridge } from '../../shared/desktop/desktop-bridge.ts';

/** What is used of the page's window; this folder is compiled without the DOM. */
declare const window: {
  location: { origin: string };
  postMessage(message: unknown, targetOrigin: string, transfer: readonly unknown[]): void;
};

type Name = keyof DesktopBridge;

/** Main answers under the name of the bridge's function, and checks what it is given. */
function ask<N extends Name>(name: N, argument?: unknown): ReturnType<DesktopBridge[N]> {
  return ipcRenderer.invoke(name, argument) as ReturnType<DesktopBridge[N]>;
}

function send(name: Name, argument?: unknown): void {
  ipcRenderer.send(name, argument);
}

const bridge: DesktopBridge = {
  connect: () => send('connect'),
  chooseFolder: () => ask('chooseFolder'),
  pathOf(file) {
    try {
      return webUtils.getPathForFile(file as Parameters<typeof webUtils.getPathForFile>[0]);
    } catch {
      // Not a file at all.
      return '';
    }
  },
  openExternal: (url) => ask('openExternal', url),
  desktopState: () => ask('desktopState'),
  changeSettings: (changes) => ask('changeSettings', changes),
  appOnScreen: (app) => send('appOnScreen', app),
  menuKeys: (keys) => send('menuKeys', keys),
  zoom: (direction) => send('zoom', direction),
  showNotification: (notification) => ask('showNotification', notification),
  copyDiagnostics: () => ask('copyDiagnostics'),
  showOwnLogs: () => ask('showOwnLogs'),
  checkForUpdate: () => ask('checkForUpdate'),
  restartToUpdate: () => ask('restartToUpdate'),
  onMessage(listener) {
    const receive = (_event: unknown, message: unknown): void => {
      if (isDesktopMessage(message)) listener(message);
    };
    ipcRenderer.on(MESSAGE_CHANNEL, receive);
    return () => void ipcRenderer.off(MESSAGE_CHANNEL, receive);
  },
};

contextBridge.exposeInMainWorld('dynodeck', bridge);

// A port cannot cross the context bridge; a window message can carry it.
ipcRenderer.on(PORT_MESSAGE, (event) => window.postMessage(PORT_MESSAGE, window.location.origin, event.ports));
