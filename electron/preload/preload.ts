import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { PORT_MESSAGE, type DesktopBridge } from '../../shared/desktop-bridge.ts';

/** What is used of the page's window; this folder is compiled without the DOM. */
declare const window: {
  location: { origin: string };
  postMessage(message: unknown, targetOrigin: string, transfer: readonly unknown[]): void;
};

/** Main answers under the name of the bridge's function. */
const channel = (name: keyof DesktopBridge): string => name;

const bridge: DesktopBridge = {
  connect: () => ipcRenderer.send(channel('connect')),
  chooseFolder: () => ipcRenderer.invoke(channel('chooseFolder')) as Promise<string | null>,
  pathOf(file) {
    try {
      return webUtils.getPathForFile(file as Parameters<typeof webUtils.getPathForFile>[0]);
    } catch {
      // Not a file at all.
      return '';
    }
  },
  openExternal: (url) => ipcRenderer.invoke(channel('openExternal'), url) as Promise<void>,
};

contextBridge.exposeInMainWorld('dynodeck', bridge);

// A port cannot cross the context bridge; a window message can carry it.
ipcRenderer.on(PORT_MESSAGE, (event) => window.postMessage(PORT_MESSAGE, window.location.origin, event.ports));
