import { useStore } from 'zustand';
import { apps } from '../../state/apps-store.ts';
import { settingsDialog } from './settings-dialog.ts';
import { SettingsForm } from './SettingsForm.tsx';

/** Settings of one app. The form starts from what is in force each time it is opened. */
export function SettingsDialog() {
  const id = useStore(settingsDialog, (state) => state.app);
  const part = useStore(settingsDialog, (state) => state.part);
  const app = useStore(apps, ({ byId }) => (id === null ? undefined : byId[id]));
  return app ? <SettingsForm key={app.id} app={app} part={part} /> : null;
}
