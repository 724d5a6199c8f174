import { join } from 'node:path';
import * as v from 'valibot';
import { JsonStateFile } from '../../storage/json-state-file.ts';

const SettingsSchema = v.object({
  copy: v.optional(v.boolean(), true),
  drains: v.optional(v.array(v.object({ token: v.string(), url: v.string() })), []),
});

/** What is remembered about an app's log. */
export type LogSettings = v.InferOutput<typeof SettingsSchema>;

/**
 * The settings of the app whose logs are in this folder; the defaults where there are none, or none that can be read.
 */
export async function readLogSettings(folder: string): Promise<LogSettings> {
  const { success, output } = v.safeParse(SettingsSchema, await fileIn(folder).read());
  return success ? output : v.parse(SettingsSchema, {});
}

/** @throws what the system says when they cannot be written */
export function writeLogSettings(folder: string, settings: LogSettings): Promise<void> {
  return fileIn(folder).write(settings);
}

function fileIn(folder: string): JsonStateFile {
  return new JsonStateFile(join(folder, 'settings.json'));
}
