import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { replaceFileSync } from '../../engine/storage/replace-file.ts';
import { memorySettings, type EngineSettings, type SettingsStore } from '../../engine/storage/settings.ts';
import { systemReason } from '../../engine/system/system-reason.ts';
import {
  type KeyValueFile,
  setAsideIfCorrupt,
  settingsIn,
  STATE_FILE_MODE,
  STATE_FILE_NAME,
} from '../../server/host/state-file.ts';
import { tell } from '../output/tell.ts';

/** The settings of the desktop app. Where its file cannot be used, they last for this run, and stderr says so. */
export function commandSettings(folder: string): SettingsStore {
  try {
    mkdirSync(folder, { recursive: true });
    const aside = setAsideIfCorrupt(folder);
    if (aside !== null) tell(`Dynodeck's settings could not be read; they are kept as ${aside}.`);
    return settingsIn(new StateFile(join(folder, `${STATE_FILE_NAME}.json`)));
  } catch (error) {
    tell(`Dynodeck remembers nothing this time, as ${folder} cannot be used: ${systemReason(error)}.`);
    return memorySettings();
  }
}

/**
 * The file that electron-store writes in the desktop app. Read anew each time, as the app may have changed it. Its own
 * reader is not used here: loading that takes a quarter of the time in which `dynodeck local` has its dynos running.
 */
class StateFile implements KeyValueFile {
  readonly #path: string;

  constructor(path: string) {
    this.#path = path;
  }

  get(key: 'engine'): EngineSettings | undefined {
    return this.#read()[key];
  }

  /** Never leaves half a file: readers see the old one or the new one. */
  set(key: 'engine', settings: EngineSettings): void {
    const text = JSON.stringify({ ...this.#read(), [key]: settings }, null, '\t');
    replaceFileSync(this.#path, text, STATE_FILE_MODE);
  }

  #read(): { engine?: EngineSettings } {
    try {
      return JSON.parse(readFileSync(this.#path, 'utf8')) as { engine?: EngineSettings };
    } catch {
      // There is none yet. A damaged one was set aside when the command started.
      return {};
    }
  }
}
