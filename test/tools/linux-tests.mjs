/**
 * The test files that need Linux: they look into /proc, or start a program that only Linux distributions bring. The
 * functions named here are those of the test helpers that do so.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../electron/tools/root.mjs';

const HELPERS = /\b(processesWith|isAlive|readEnvironment|survivors|startKillable\w*|startRsyslog)\(/;
const PLACES_AND_PROGRAMS = /\/proc\/|\/dev\/pts\/|\/dev\/fd\/|\bsetsid\b|'zsh'|\/reader-programs\.ts/;

/** Of a folder, those that need Linux, as paths from the root of the repository; none on Linux itself. */
export function testsNotRunHere(folder, platform = process.platform) {
  if (platform === 'linux') return [];
  return readdirSync(join(root, folder), { recursive: true })
    .filter((name) => /\.(test|spec)\.ts$/.test(name))
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .filter((path) => needsLinux(readFileSync(join(root, path), 'utf8')))
    .toSorted();
}

function needsLinux(source) {
  return HELPERS.test(source) || PLACES_AND_PROGRAMS.test(source);
}
