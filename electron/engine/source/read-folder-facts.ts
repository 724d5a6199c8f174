import { join } from 'node:path';
import { FolderFacts, LISTED_FOLDERS, READ_FILES } from '../../../shared/buildpacks/folder-facts.ts';
import { firstEntries, readSmallFile } from '../storage/bounded-read.ts';

/** A folder of an app has tens of names; of one with millions the first ones must do. */
const MAX_NAMES = 2_000;
/** A Gemfile.lock of hundreds of gems has 50 KiB; more is no file of a kind that these rules know. */
const MAX_BYTES = 256 * 1024;

/** What the buildpacks' rules look at in a folder. Never rejects: what cannot be read is not there. */
export async function readFolderFacts(folder: string): Promise<FolderFacts> {
  const own = await namesIn(folder);
  const listed = await Promise.all(
    LISTED_FOLDERS.map(async (path) => (await namesIn(join(folder, path))).map((name) => `${path}/${name}`)),
  );
  const paths = new Set([...own, ...listed.flat()]);
  const texts = new Map<string, string>();
  for (const file of READ_FILES) if (paths.has(file)) texts.set(file, await textOf(join(folder, file)));
  return new FolderFacts(paths, texts);
}

async function namesIn(folder: string): Promise<string[]> {
  const entries = await firstEntries(folder, MAX_NAMES).catch(() => []);
  return entries.map(({ name }) => name);
}

async function textOf(path: string): Promise<string> {
  return (await readSmallFile(path, MAX_BYTES))?.toString('utf8') ?? '';
}
