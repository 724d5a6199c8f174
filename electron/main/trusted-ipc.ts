import { ipcMain, type IpcMainEvent, type IpcMainInvokeEvent } from 'electron';
import type { DesktopBridge } from '../../shared/desktop-bridge.ts';
import { isOurPage } from './page.ts';

/** Answers a function of the bridge; whoever calls it from anything but our page gets an error. */
export function handle<R>(name: keyof DesktopBridge, answer: (event: IpcMainInvokeEvent, argument: unknown) => R): void {
  ipcMain.handle(name, (event, argument: unknown) => {
    if (!isOurPage(event.senderFrame)) throw new Error(`${name} is only for Dynodeck's own page.`);
    return answer(event, argument);
  });
}

/** Takes a message of the bridge; it is ignored when it comes from anything but our page. */
export function listen(name: keyof DesktopBridge, listener: (event: IpcMainEvent) => void): void {
  ipcMain.on(name, (event) => {
    if (isOurPage(event.senderFrame)) listener(event);
  });
}
