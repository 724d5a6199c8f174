import { createStore } from 'zustand/vanilla';

/** App whose "Settings" dialog is open. */
export const settingsDialog = createStore<{ app: string | null }>()(() => ({ app: null }));

export function openSettings(app: string): void {
  settingsDialog.setState({ app });
}

export function closeSettings(): void {
  settingsDialog.setState({ app: null });
}
