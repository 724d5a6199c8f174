import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';

/** npm writes this last: what is listed there is installed whole. */
const INSTALLED = 'node_modules/.package-lock.json';

/** Installs what package-lock.json lists unless it is there already. Throws with one line when npm fails. */
export function installDependencies(log = console.log) {
  if (dependenciesAreInstalled()) return;
  log('Installing dependencies (npm ci) …');
  // NODE_ENV=production in the environment would leave out what the build needs.
  const { status, error } = npm(['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']);
  if (error) throw new Error(`npm could not be started: ${error.message}. Install npm, then try again.`);
  if (status !== 0) throw new Error(`npm ci ended with status ${status}. Its messages are above.`);
}

/** True when node_modules holds every package of package-lock.json in the version listed there. */
export function dependenciesAreInstalled() {
  const [wanted, installed] = [packagesOf('package-lock.json'), packagesOf(INSTALLED)];
  if (!wanted || !installed) return false;
  return Object.entries(wanted).every(([path, { version, optional, peer }]) => {
    // Optional ones are for other platforms, or could not be built here.
    if (path === '' || optional) return true;
    return installed[path]?.version === version || (peer && !installed[path]);
  });
}

function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(join(root, file), 'utf8')).packages;
  } catch {
    return null;
  }
}

function npm(args) {
  const { npm_execpath: cli } = process.env;
  const options = { cwd: root, stdio: 'inherit' };
  if (cli?.endsWith('.js')) return spawnSync(process.execPath, [cli, ...args], options);
  return spawnSync('npm', args, { ...options, shell: process.platform === 'win32' });
}
