import type { ConfigListing, ConfigVarEntry, ConfigVarPlace } from './config-entry.ts';
import { CONFIG_LIMIT_BYTES, configBytes, nameProblems, utf8Length } from './config-policy.ts';
import { mergeEnvFiles } from './config-vars.ts';
import { definitionsIn } from '../env/env-edit.ts';
import { parseEnvFile } from '../env/env-file.ts';
import { isSecret } from './secret-names.ts';

export interface ListedFile {
  /** As shown to people. */
  file: string;
  /** Null when it cannot be read, or is not there. */
  text: string | null;
}

/**
 * The config vars of an app as its env files give them.
 * @param files in order, later ones win
 * @param shell the environment that config vars hide
 * @param reveal names whose values are wanted; null: all
 */
export function listConfig(
  files: readonly ListedFile[],
  shell: Record<string, string>,
  reveal: readonly string[] | null,
): ConfigListing {
  const readable = files.flatMap(({ file, text }) => (text === null ? [] : [{ file, text }]));
  const vars = mergeEnvFiles(readable.map(({ file, text }) => ({ file, entries: parseEnvFile(text, file).entries })));
  const places = placesByName(readable);
  const revealed = reveal === null ? null : new Set(reveal);
  return {
    vars: vars.map(({ name, value, file, line }): ConfigVarEntry => ({
      name,
      value: revealed === null || revealed.has(name) ? value : null,
      bytes: utf8Length(value),
      origin: { file, line },
      shadows: [
        ...(places.get(name) ?? []).slice(0, -1),
        ...(Object.hasOwn(shell, name) && shell[name] !== value ? (['shell'] as const) : []),
      ],
      secret: isSecret(name, value),
      problems: nameProblems(name),
    })),
    bytes: configBytes(vars.map(({ name, value }) => [name, value])),
    limit: CONFIG_LIMIT_BYTES,
    files: files.map(({ file }) => file),
  };
}

/** Every place that gives a name, the one that counts last. */
function placesByName(files: readonly { file: string; text: string }[]): Map<string, ConfigVarPlace[]> {
  const places = new Map<string, ConfigVarPlace[]>();
  for (const { file, text } of files) {
    for (const { name, line } of definitionsIn(text)) places.set(name, [...(places.get(name) ?? []), { file, line }]);
  }
  return places;
}
