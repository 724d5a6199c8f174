import { createStore } from 'zustand/vanilla';

/** The dialog about the keyboard that is on screen: the list of shortcuts, or where they are changed. */
export const keyboardDialogs = createStore<{ open: 'sheet' | 'preferences' | null }>()(() => ({ open: null }));

export function closeKeyboardDialog(): void {
  keyboardDialogs.setState({ open: null });
}
