import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';

const FILE_NAME = 'settings.json';
/** The address of a drain may hold a password. */
const FILE_MODE = 0o600;
const FOLDER_MODE = 0o700;

const SettingsSchema = v.object({
  copy: v.optional(v.boolean(), true),
  drains: v.optional(v.array(v.object({ token: v.string(), url: v.string() })), []),
});

/** What is remembered about an app's log. */
export type LogSettings = v.InferOutput<typeof SettingsSchema>;

/** Those of the app whose logs are in this folder; the defaults where there are none, or none that can be read. */
export async function readLogSettings(folder: string): Promise<LogSettings> {
  const text = await readFile(join(folder, FILE_NAME), 'utf8').catch(() => '{}');
  try {
    return v.parse(SettingsSchema, JSON.parse(text));
  } catch {
    return v.parse(SettingsSchema, {});
  }
}

/** Replaces the file in one step, so that it is never half written. */
export async function writeLogSettings(folder: string, settings: LogSettings): Promise<void> {
  await mkdir(folder, { recursive: true, mode: FOLDER_MODE });
  const path = join(folder, FILE_NAME);
  const draft = `${path}.${process.pid}`;
  await writeFile(draft, `${JSON.stringify(settings, null, 2)}\n`, { mode: FILE_MODE });
  await rename(draft, path);
}
