import type { AppSettings, RecentApp } from '../../../shared/app/app.ts';
import { descriptorOf } from './stream-file.ts';

/** What the engine remembers between runs. */
export interface EngineSettings {
  /** By absolute folder. */
  apps: Record<string, AppSettings>;
  /** Newest first. */
  recent: RecentApp[];
}

/** Where settings are kept is the host's business: electron-store in the desktop app, a file elsewhere. */
export interface SettingsStore {
  read(): EngineSettings;
  /** Must not throw: losing a preference never stops a dyno. */
  write(settings: EngineSettings): void;
}

export const NO_SETTINGS: EngineSettings = { apps: {}, recent: [] };

/** Keeps nothing: for one run, and for tests. */
export function memorySettings(initial: EngineSettings = NO_SETTINGS): SettingsStore {
  let settings = initial;
  return { read: () => settings, write: (next) => void (settings = next) };
}

/** Without the descriptors of this process (`/dev/fd/63`), which are others the next time, or none. */
export function remembered(settings: AppSettings): AppSettings {
  const { procfile, envFiles } = settings;
  const isOurs = (file: string): boolean => descriptorOf(file) !== null;
  return {
    ...settings,
    procfile: procfile !== null && isOurs(procfile) ? null : procfile,
    envFiles: envFiles?.some(isOurs) === true ? null : envFiles,
  };
}
