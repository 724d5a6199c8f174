import { createStore } from 'zustand/vanilla';

/** Parts of the "Settings" dialog. */
export type SettingsPart = 'app' | 'router' | 'platform';

/** App whose "Settings" dialog is open, and the part it opens with. */
export const settingsDialog = createStore<{ app: string | null; part: SettingsPart }>()(() => ({
  app: null,
  part: 'app',
}));

export function openSettings(app: string, part: SettingsPart = 'app'): void {
  settingsDialog.setState({ app, part });
}

export function closeSettings(): void {
  settingsDialog.setState({ app: null });
}
