import { app } from 'electron';
import Store from 'electron-store';
import * as v from 'valibot';
import type { EngineSettings, SettingsStore } from '../engine/settings.ts';
import { setAsideIfCorrupt, settingsIn, STATE_FILE_MODE, STATE_FILE_NAME } from '../server/state-file.ts';
import type { Bounds } from './window-bounds.ts';

export interface WindowState {
  bounds: Bounds;
  maximized: boolean;
}

const Pixels = v.pipe(v.number(), v.integer());
const WindowStateSchema = v.object({
  bounds: v.object({ x: Pixels, y: Pixels, width: Pixels, height: Pixels }),
  maximized: v.boolean(),
});

/** Everything the desktop app remembers, in one file below `userData`. Nothing here throws: a preference may be lost. */
export interface DesktopStore {
  settings: SettingsStore;
  windowState(): WindowState | null;
  saveWindowState(state: WindowState): void;
}

export function openStore(): DesktopStore {
  const file = openFile();
  return {
    settings: settingsIn({
      get: (key) => file.get(key) as EngineSettings | undefined,
      set: (key, settings) => file.set(key, settings),
    }),
    windowState() {
      const state = file.get('window');
      return v.is(WindowStateSchema, state) ? state : null;
    },
    saveWindowState(state) {
      try {
        file.set('window', state);
      } catch (error) {
        console.error(`Dynodeck could not save the place of its window: ${String(error)}`);
      }
    },
  };
}

/** electron-store's file or, where it cannot be used at all, memory. */
function openFile(): Pick<Store, 'set'> & { get(key: string): unknown } {
  try {
    const aside = setAsideIfCorrupt(app.getPath('userData'));
    if (aside !== null) console.error(`Dynodeck's settings could not be read; they are kept as ${aside}.`);
    return new Store({ name: STATE_FILE_NAME, configFileMode: STATE_FILE_MODE });
  } catch (error) {
    console.error(`Dynodeck remembers nothing this time: ${String(error)}`);
    return new Map<string, unknown>() as unknown as Store;
  }
}
