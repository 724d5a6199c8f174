import { readdir } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { excerpt } from '../../../shared/text/excerpt.ts';
import { nearNames } from '../../../shared/text/near-name.ts';

/** More names would hide the sentence. */
const MOST_NAMES = 3;

/**
 * Lists the files beside a missing one that were probably meant to be it: `` `procfile` or `Procfile.txt` ``. Never
 * rejects, and gives null where there are none.
 * @param path absolute, or below the current folder
 */
export async function nearFiles(path: string): Promise<string | null> {
  const entries = await readdir(dirname(path), { withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => !entry.isDirectory()).map(({ name }) => name);
  const near = nearNames(basename(path), files).toSorted().slice(0, MOST_NAMES);
  return near.length === 0 ? null : near.map(excerpt).join(' or ');
}
