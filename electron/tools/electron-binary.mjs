import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';
import { downloadElectron } from './electron-download.mjs';
import { waitingElectron } from './waiting-electron.mjs';

const PACKAGE = join(root, 'node_modules/electron');

/**
 * The Electron that `npm start` uses: ELECTRON_OVERRIDE_DIST_PATH, else the official package's own, downloaded by that
 * package when it is not there yet.
 * @returns {Promise<{path: string, version: string, source: string} | {reason: string}>}
 */
export async function findElectron(log = console.log) {
  return (await overriddenElectron()) ?? installedElectron() ?? (await downloadedElectron(log));
}

/** The one in ELECTRON_OVERRIDE_DIST_PATH, or null when that is not set. */
export async function overriddenElectron() {
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (!folder) return null;
  const found = electronIn(folder, 'ELECTRON_OVERRIDE_DIST_PATH');
  if (found !== null && process.platform === 'linux') {
    return electronIn(await waitingElectron(folder), 'ELECTRON_OVERRIDE_DIST_PATH');
  }
  return found ?? { reason: `there is no Electron in ELECTRON_OVERRIDE_DIST_PATH (${folder})` };
}

/** What lies unpacked in a folder, or null. */
export function electronIn(folder, source) {
  const path = join(folder, executableName());
  if (!existsSync(path)) return null;
  const file = join(folder, 'version');
  const version = existsSync(file) ? readFileSync(file, 'utf8').trim().replace(/^v/, '') : 'unknown';
  return { path, version, source };
}

function installedElectron() {
  const found = electronIn(join(PACKAGE, 'dist'), 'official');
  return found?.version === officialVersion() ? found : null;
}

async function downloadedElectron(log) {
  const failure = await downloadElectron(PACKAGE, officialVersion(), log);
  const found = failure === null ? installedElectron() : null;
  return found ?? { reason: failure ?? 'the Electron download left no program behind' };
}

function officialVersion() {
  return JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8')).version;
}

function executableName() {
  switch (process.platform) {
    case 'darwin':
      return 'Electron.app/Contents/MacOS/Electron';
    case 'win32':
      return 'electron.exe';
    default:
      return 'electron';
  }
}
