import { BrowserWindow, MessageChannelMain, type IpcMainInvokeEvent } from 'electron';
import { PORT_MESSAGE } from '../../shared/desktop-bridge.ts';
import { chooseFolder } from './choose-folder.ts';
import type { EngineProcess } from './engine-process.ts';
import { openExternal } from './external-links.ts';
import { handle, listen } from './trusted-ipc.ts';

/** Main's half of shared/desktop-bridge.ts. */
export function serveBridge(engine: EngineProcess, folderToStartIn: () => string): void {
  listen('connect', (event) => {
    const { port1, port2 } = new MessageChannelMain();
    engine.connect(port1);
    event.senderFrame?.postMessage(PORT_MESSAGE, null, [port2]);
  });
  handle('chooseFolder', (event) => chooseFolder(windowOf(event), folderToStartIn()));
  handle('openExternal', (event, url) => openExternal(url, windowOf(event)));
}

function windowOf(event: IpcMainInvokeEvent): BrowserWindow | null {
  return BrowserWindow.fromWebContents(event.sender);
}
