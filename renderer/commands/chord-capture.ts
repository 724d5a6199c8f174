import { createStore } from 'zustand/vanilla';

/** The command (its id) whose next shortcut is being pressed; no other key is a shortcut until then. */
export const recorder = createStore<{ command: string | null }>()(() => ({ command: null }));
