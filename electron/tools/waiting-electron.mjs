import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { cacheFolder } from './cache-folder.mjs';
import { writeDefaultApp } from './default-app.mjs';

/**
 * An Electron that is not run from its own package starts an app through its default app. Some builds come with one
 * that does not wait for the app to be loaded: Electron is ready before the app could name its scheme, and the app
 * cannot start. For those a copy with a default app of ours is kept beside the other things in the cache.
 * @param {string} folder with an Electron for Linux
 * @returns {Promise<string>} the folder itself, or that of the copy
 */
export async function waitingElectron(folder) {
  const loader = join(folder, 'resources/default_app.asar');
  if (!existsSync(loader) || waits(loader)) return folder;
  const copy = join(cacheFolder(), `waiting-${fingerprint(folder, loader)}`);
  if (!existsSync(copy)) await publish(folder, copy);
  return copy;
}

/** The archive is not compressed: an app that is awaited is awaited in plain sight. */
function waits(loader) {
  return readFileSync(loader, 'latin1').includes('await ');
}

function fingerprint(folder, loader) {
  const { size, mtimeMs } = statSync(join(folder, 'electron'));
  const hash = createHash('sha256').update(`${folder} ${size} ${mtimeMs}`).update(readFileSync(loader));
  return hash.digest('hex').slice(0, 16);
}

/** Made in a temporary folder first, so that whoever sees the copy sees it whole. */
async function publish(folder, copy) {
  await mkdir(cacheFolder(), { recursive: true, mode: 0o755 });
  const work = await mkdtemp(join(cacheFolder(), 'copying-'));
  const ready = join(work, basename(copy));
  try {
    await cp(folder, ready, { recursive: true });
    await rm(join(ready, 'resources/default_app.asar'));
    await writeDefaultApp(join(ready, 'resources'));
    await rename(ready, copy);
  } catch (error) {
    // Somebody else was faster with the same bytes.
    if (!existsSync(copy)) throw error;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}
