import { createStore } from 'zustand/vanilla';
import { remember, remembered } from '../ui/state/remembered.ts';

const STORAGE_KEY = 'tour-offered';

/** Whether the tour is offered: in the first window in which an app is open, and never again. */
export const tourOffer = createStore<{ open: boolean }>()(() => ({
  open: remembered<unknown>(STORAGE_KEY, false) !== true,
}));

/** It has been seen: the next window does not offer it. */
export function noteOffer(): void {
  remember(STORAGE_KEY, true);
}

export function closeOffer(): void {
  noteOffer();
  tourOffer.setState({ open: false });
}
