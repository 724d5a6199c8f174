import { ipcMain, type IpcMainEvent, type IpcMainInvokeEvent } from 'electron';
import * as v from 'valibot';
import type { DesktopBridge } from '../../../shared/desktop/desktop-bridge.ts';
import { isOurPage } from './page.ts';

type Name = keyof DesktopBridge;

/** For functions that take nothing. */
export const Nothing = v.undefined();

/**
 * Answers a function of the bridge. Whoever calls it from anything but our page, or with an argument that does not fit,
 * gets an error.
 */
export function handle<A, R>(name: Name, schema: v.GenericSchema<unknown, A>, answer: Answer<A, R>): void {
  ipcMain.handle(name, (event, argument: unknown) => {
    if (!isOurPage(event.senderFrame)) throw new Error(`${name} is only for Dynodeck's own page.`);
    const checked = v.safeParse(schema, argument);
    if (checked.success) return answer(checked.output, event);
    throw new Error(`${name} was called with something that does not fit: ${checked.issues[0].message}`);
  });
}

type Answer<A, R> = (argument: A, event: IpcMainInvokeEvent) => R;

/** Takes a message of the bridge; it is ignored when it comes from anything but our page, or does not fit. */
export function listen<A>(
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
