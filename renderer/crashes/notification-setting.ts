import { createStore } from 'zustand/vanilla';
import { remember, remembered } from '../ui/remembered.ts';

const STORAGE_KEY = 'crash-notifications';

/** Whether crashes and waiting debuggers are said by notifications of the system; remembered by this window. */
export const notificationSetting = createStore<{ on: boolean }>()(() => ({ on: remembered(STORAGE_KEY, true) }));

export function setNotifications(on: boolean): void {
  notificationSetting.setState({ on });
  remember(STORAGE_KEY, on);
}
