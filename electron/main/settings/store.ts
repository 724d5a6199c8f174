import { app } from 'electron';
import Store from 'electron-store';
import * as v from 'valibot';
import { DesktopSettingsSchema, type DesktopSettings } from '../../../shared/desktop/desktop-bridge.ts';
import type { EngineSettings, SettingsStore } from '../../engine/storage/settings.ts';
import { setAsideIfCorrupt, settingsIn, STATE_FILE_MODE, STATE_FILE_NAME } from '../../server/host/state-file.ts';
import { NO_SESSION, SessionSchema, type Session } from './saved-session.ts';
import { DEFAULT_ZOOM, ZOOM_STEPS } from './zoom-steps.ts';

const Pixels = v.pipe(v.number(), v.integer());
const WindowStateSchema = v.object({
  bounds: v.object({ x: Pixels, y: Pixels, width: Pixels, height: Pixels }),
  maximized: v.boolean(),
});

export type WindowState = v.InferOutput<typeof WindowStateSchema>;

/** Something that is remembered. What is on disk and no longer fits counts as never remembered. */
export interface Entry<T> {
  read(): T;
  write(value: T): void;
}

/** Everything the desktop app remembers, in one file below `userData`. None of it throws: a setting may be lost. */
export interface DesktopStore {
  engine: SettingsStore;
  /** Null before a window was ever closed. */
  window: Entry<WindowState | null>;
  settings: Entry<DesktopSettings>;
  session: Entry<Session>;
  /** Of the page; 1 is its natural size. */
  zoom: Entry<number>;
  /** It was said once that closing the window leaves Dynodeck in the tray. */
  toldOfTray: Entry<boolean>;
}

export function openStore(): DesktopStore {
  const file = openFile();
  const entry = <T>(key: string, schema: v.GenericSchema<unknown, T>, initial: T): Entry<T> => ({
    read() {
      const { success, output } = v.safeParse(schema, file.get(key));
      return success ? output : initial;
    },
    write(value) {
      try {
        file.set(key, value);
      } catch (error) {
        console.error(`Dynodeck could not remember its ${key}: ${String(error)}`);
      }
    },
  });
  return {
    engine: settingsIn({
      get: (key) => file.get(key) as EngineSettings | undefined,
      set: (key, settings) => file.set(key, settings),
    }),
    window: entry('window', v.nullable(WindowStateSchema), null),
    settings: entry('desktop', DesktopSettingsSchema, v.parse(DesktopSettingsSchema, {})),
    session: entry('session', SessionSchema, NO_SESSION),
    zoom: entry('zoom', v.picklist(ZOOM_STEPS), DEFAULT_ZOOM),
    toldOfTray: entry('toldOfTray', v.boolean(), false),
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
