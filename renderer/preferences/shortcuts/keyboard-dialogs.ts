import { createStore } from 'zustand/vanilla';

/** The list of shortcuts; the preferences, from their beginning or from where keys are changed. */
export type KeyboardDialog = 'sheet' | 'preferences' | 'keyboard preferences';

/** Which of them is on screen. */
export const keyboardDialogs = createStore<{ open: KeyboardDialog | null }>()(() => ({ open: null }));

export function closeKeyboardDialog(): void {
  keyboardDialogs.setState({ open: null });
}
