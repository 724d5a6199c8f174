import { createStore } from 'zustand/vanilla';
import { remember, remembered } from '../../ui/state/remembered.ts';

const STORAGE_KEY = 'screen-reader';

/** Whether every terminal of this page speaks to a screen reader. Off by default: it slows down what prints much. */
export const screenReader = createStore<{ on: boolean }>()(() => ({
  on: remembered<unknown>(STORAGE_KEY, false) === true,
}));

export function setScreenReader(on: boolean): void {
  screenReader.setState({ on });
  remember(STORAGE_KEY, on);
}
