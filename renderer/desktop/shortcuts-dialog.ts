import { createStore } from 'zustand/vanilla';

/** Whether "Keyboard shortcuts" is open. */
export const shortcutsDialog = createStore<{ open: boolean }>()(() => ({ open: false }));
