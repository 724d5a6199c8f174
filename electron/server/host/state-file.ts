import { readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { NO_SETTINGS, type EngineSettings, type SettingsStore } from '../../engine/storage/settings.ts';
import { systemReason } from '../../engine/system/system-reason.ts';

/** Name of the file without `.json`, as electron-store wants it. */
export const STATE_FILE_NAME = 'config';
/** It names folders and what they hold: its owner's business alone. */
export const STATE_FILE_MODE = 0o600;

/** A setting that comes later needs a default here, or files of older versions would count as corrupt. */
const EngineSettingsSchema: v.GenericSchema<unknown, EngineSettings> = v.object({
  apps: v.record(
    v.string(),
    v.object({
      procfile: v.nullable(v.string()),
      envFiles: v.nullable(v.array(v.string())),
      port: v.nullable(v.number()),
      assignedPort: v.optional(v.nullable(v.number()), null),
      formation: v.record(v.string(), v.number()),
      trusted: v.boolean(),
      onExit: v.exactOptional(v.record(v.string(), v.picklist(['restart', 'leave', 'stop']))),
      restartLadder: v.exactOptional(v.picklist(['seconds', 'heroku'])),
      shell: v.exactOptional(v.nullable(v.string())),
      profiles: v.exactOptional(v.boolean()),
    }),
  ),
  recent: v.array(v.object({ folder: v.string(), name: v.string(), openedAt: v.number() })),
});

const StateSchema = v.looseObject({ engine: v.optional(EngineSettingsSchema) });

/**
 * Renames the state file of a folder when it cannot be used, so that a fresh one is begun and nothing is lost.
 * To be called before electron-store opens it, which throws on such a file.
 * @returns the new name, or null when nothing was wrong
 */
export function setAsideIfCorrupt(folder: string): string | null {
  const file = join(folder, `${STATE_FILE_NAME}.json`);
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return null;
  }
  if (isState(text)) return null;
  const aside = `${file}.corrupt-${new Date().toISOString().replaceAll(':', '-')}`;
  renameSync(file, aside);
  return aside;
}

function isState(text: string): boolean {
  try {
    return v.is(StateSchema, JSON.parse(text));
  } catch {
    return false;
  }
}

/** What is used of electron-store, and of the commands' own reader of its file. */
export interface KeyValueFile {
  get(key: 'engine'): EngineSettings | undefined;
  set(key: 'engine', settings: EngineSettings): void;
}

/** The engine's settings in the state file. Two programs that write at once: the later one wins. */
export function settingsIn(file: KeyValueFile): SettingsStore {
  return {
    read: () => file.get('engine') ?? NO_SETTINGS,
    write(settings) {
      try {
        file.set('engine', settings);
      } catch (error) {
        console.error(`Dynodeck could not save its settings: ${systemReason(error)}.`);
      }
    },
  };
}
