import { readdirSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { toolFolders } from '../../../shared/buildpacks/buildpacks.ts';
import { FolderFacts } from '../../../shared/buildpacks/folder-facts.ts';

/**
 * Where the programs of an app's own packages are, as far as they are there: absolute, in the order in which Heroku's
 * buildpacks put them on PATH (docs/heroku.md §10).
 */
export function toolFoldersIn(folder: string): string[] {
  const patterns = toolFolders(new FolderFacts(new Set(namesIn(folder)), new Map()));
  const folders = patterns.flatMap((pattern) => expand(folder, pattern.split('/')));
  // PATH has no way to write such a name.
  return folders.filter((path) => !path.includes(delimiter) && isFolder(path));
}

/** @param names of folders, one inside the other; `*` is each that there is */
function expand(folder: string, [name, ...rest]: readonly string[]): string[] {
  if (name === undefined) return [folder];
  const names = name === '*' ? namesIn(folder).sort() : [name];
  return names.flatMap((next) => expand(join(folder, next), rest));
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
