import type { AppSettings } from '../../../shared/app/app.ts';
import { type EngineSettings, memorySettings, type SettingsStore } from '../../engine/storage/settings.ts';

const ON_THE_COMMAND_LINE = { procfile: null, envFiles: null, port: null, formation: {}, trusted: true };

/**
 * Settings of an engine that runs one folder as a command line says. What was chosen in the window for files, port and
 * formation does not change what `dynodeck local` means, and nothing of a run is remembered but the block of ports.
 * @param folder absolute
 */
export function localSettings(kept: SettingsStore, folder: string): SettingsStore {
  const { apps, recent } = kept.read();
  const known = apps[folder];
  const start: AppSettings = { assignedPort: null, ...known, ...ON_THE_COMMAND_LINE };
  const memory = memorySettings({ apps: { [folder]: start }, recent });
  return {
    read: memory.read,
    write(settings: EngineSettings) {
      memory.write(settings);
      keepPort(kept, folder, settings.apps[folder]?.assignedPort ?? null);
    },
  };
}

function keepPort(kept: SettingsStore, folder: string, assignedPort: number | null): void {
  const { apps, recent } = kept.read();
  const known = apps[folder];
  if ((known?.assignedPort ?? null) === assignedPort) return;
  const app: AppSettings = { ...(known ?? { ...ON_THE_COMMAND_LINE, trusted: false }), assignedPort };
  kept.write({ apps: { ...apps, [folder]: app }, recent });
}
