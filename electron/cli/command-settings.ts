import Conf from 'conf';
import { memorySettings, type EngineSettings, type SettingsStore } from '../engine/settings.ts';
import { setAsideIfCorrupt, settingsIn, STATE_FILE_MODE, STATE_FILE_NAME } from '../server/state-file.ts';

/** The settings the desktop app keeps too. Where its file cannot be used, they last for this run, and stderr says so. */
export function commandSettings(folder: string): SettingsStore {
  try {
    const aside = setAsideIfCorrupt(folder);
    if (aside !== null) console.error(`Dynodeck's settings could not be read; they are kept as ${aside}.`);
    return settingsIn(
      new Conf<{ engine?: EngineSettings }>({
        cwd: folder,
        configName: STATE_FILE_NAME,
        configFileMode: STATE_FILE_MODE,
      }),
    );
  } catch (error) {
    console.error(`Dynodeck remembers nothing this time: ${error instanceof Error ? error.message : error}`);
    return memorySettings();
  }
}
