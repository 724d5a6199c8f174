import type { EnvEntry } from '../env/env-file.ts';

/** A place in an env file; the line is 1-based, null in JSON files. */
export interface Definition {
  file: string;
  line: number | null;
}

/** A variable of the app's environment, and where it comes from. */
export interface ConfigVar extends Definition {
  name: string;
  value: string;
  /** Earlier definitions this one beats, in the order of the files. */
  shadows: Definition[];
}

/** Merges env files: a later definition wins (docs/heroku-local.md §1.3). Names keep the place they first had. */
export function mergeEnvFiles(files: { file: string; entries: EnvEntry[] }[]): ConfigVar[] {
  const merged = new Map<string, ConfigVar>();
  for (const { file, entries } of files) {
    for (const { name, value, line } of entries) {
      const beaten = merged.get(name);
      const shadows = beaten ? [...beaten.shadows, { file: beaten.file, line: beaten.line }] : [];
      merged.set(name, { name, value, file, line, shadows });
    }
  }
  return [...merged.values()];
}
