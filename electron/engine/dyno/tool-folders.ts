import { readdirSync, statSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { toolFolders } from '../../../shared/buildpacks/buildpacks.ts';
import { FolderFacts } from '../../../shared/buildpacks/folder-facts.ts';

/** What an app brings along for its commands, absolute, in the order of Heroku's buildpacks (docs/heroku.md §10). */
export interface OwnTools {
  /** Folders of programs. */
  path: string[];
  /** Where Bundler has put the gems that programs among them belong to. */
  gems: string[];
}

const GEM_PROGRAMS = /[\\/]vendor[\\/]bundle[\\/]ruby[\\/][^\\/]+[\\/]bin$/;

/** The tools of an app's own packages, as far as they are there. */
export function ownTools(folder: string): OwnTools {
  const path = toolFoldersIn(folder);
  return { path, gems: path.filter((found) => GEM_PROGRAMS.test(found)).map((found) => dirname(found)) };
}

function toolFoldersIn(folder: string): string[] {
  const patterns = toolFolders(new FolderFacts(new Set(namesIn(folder)), new Map()));
  const folders = patterns.flatMap((pattern) => expand(folder, pattern.split('/')));
  // PATH has no way to write such a name.
  return folders.filter((path) => !path.includes(delimiter) && isFolder(path));
}

/** Finds folders by a pattern. @param names of folders, one inside the other; `*` is each that there is */
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
