import { realpathSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** A folder as the system names it, links followed. @param typed as on the command line; null: the current folder */
export function realFolder(typed: string | null): string {
  const folder = typed ?? '.';
  try {
    return realpathSync(folder);
  } catch {
    return resolve(folder);
  }
}

/** A folder, and those above it up to the root. @param start absolute */
export function* foldersFrom(start: string): Generator<string> {
  for (let folder = start; ; folder = dirname(folder)) {
    yield folder;
    if (dirname(folder) === folder) return;
  }
}
