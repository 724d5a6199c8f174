import { basename, dirname } from 'node:path';
import { excerpt } from '../../../shared/text/excerpt.ts';
import { nearNames } from '../../../shared/text/near-name.ts';
import { firstEntries } from '../storage/bounded-read.ts';

/** More names would hide the sentence. */
const MOST_NAMES = 3;
/** A folder of an app has tens of names; of one with more the first ones must do. */
const MAX_ENTRIES = 2_000;

/**
 * Lists the files beside a missing one that were probably meant to be it: `` `procfile` or `Procfile.txt` ``. Never
 * rejects, and gives null where there are none.
 * @param path absolute, or below the current folder
 */
export async function nearFiles(path: string): Promise<string | null> {
  const entries = await firstEntries(dirname(path), MAX_ENTRIES).catch(() => []);
  const files = entries.filter((entry) => !entry.isDirectory()).map(({ name }) => name);
  const near = nearNames(basename(path), files).toSorted().slice(0, MOST_NAMES);
  return near.length === 0 ? null : near.map(excerpt).join(' or ');
}
