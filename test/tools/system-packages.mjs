import { execFileSync, spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * Installs what is missing where we may (root, apt); looks only, and costs nothing, when all is there.
 * @returns {string | null} null when all is there now, else one line with the command to run
 */
export function ensureInstalled(needs, log = console.log) {
  if (process.platform !== 'linux') return null;
  const missing = missingOf(needs);
  if (missing.length === 0) return null;
  const names = missing.map(({ name }) => name).join(', ');
  if (!hasProgram('apt-get')) return `Missing for the tests: ${names}. Install them with this system's package manager.`;
  if (process.getuid() !== 0) return `Missing for the tests: ${names}. Run: sudo ${commandFor(packagesFor(missing))}`;
  return installAsRoot(missing, log);
}

function installAsRoot(missing, log) {
  log(`Installing with apt: ${missing.map(({ name }) => name).join(', ')}`);
  // Package lists may be absent or name files that have been replaced: fetched only when the first try fails.
  if (!aptInstall(packagesFor(missing))) {
    spawnSync('apt-get', ['update', '-qq'], { stdio: ['ignore', 'ignore', 'inherit'] });
    aptInstall(packagesFor(missing), 'inherit');
  }
  const left = missingOf(missing);
  if (left.length === 0) return null;
  return `Still missing: ${left.map(({ name }) => name).join(', ')}. Run: ${commandFor(packagesFor(left))}`;
}

function aptInstall(packages, errors = 'ignore') {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const args = ['install', '-y', '-qq', '--no-install-recommends', ...packages];
  return spawnSync('apt-get', args, { env, stdio: ['ignore', 'ignore', errors] }).status === 0;
}

function commandFor(packages) {
  return `apt-get install -y --no-install-recommends ${packages.join(' ')}`;
}

function packagesFor(missing) {
  return missing.map(({ packages }) => packages.find(isKnownToApt) ?? packages.at(-1));
}

function isKnownToApt(name) {
  const { stdout } = spawnSync('apt-cache', ['policy', name], { encoding: 'utf8' });
  return /Candidate: (?!\(none\))/.test(stdout ?? '');
}

function missingOf(needs) {
  const libraries = knownLibraries();
  return needs.filter(({ kind, name, command }) => {
    switch (kind) {
      case 'library':
        return !libraries.has(name);
      case 'program':
        return !hasProgram(name);
      case 'file':
        return !existsSync(name);
      case 'answer':
        return spawnSync(command[0], command.slice(1), { stdio: 'ignore' }).status !== 0;
      default:
        throw new Error(`Unknown kind of need: ${kind}`);
    }
  });
}

function knownLibraries() {
  const listed = execFileSync('/sbin/ldconfig', ['-p'], { encoding: 'utf8' });
  return new Set(listed.split('\n').map((line) => line.trim().split(' ', 1)[0]));
}

function hasProgram(name) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, name), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
