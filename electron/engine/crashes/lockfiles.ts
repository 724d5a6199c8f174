import { createHash } from 'node:crypto';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { StaleInstall } from '../../../shared/crashes/crash.ts';
import { readSmallFile } from '../storage/bounded-read.ts';

interface PackageManager {
  lockfile: string;
  /** Written by each installation; the first that is there counts. */
  markers: readonly string[];
  command: string;
  /** What a lock file that names any package holds; absent: that nothing is installed says nothing. */
  packages?: RegExp;
}

/** The package managers that leave a trace of an installation in the app's folder. */
const MANAGERS: readonly PackageManager[] = [
  {
    lockfile: 'package-lock.json',
    markers: ['node_modules/.package-lock.json'],
    command: 'npm ci',
    packages: /"node_modules\//,
  },
  {
    lockfile: 'yarn.lock',
    markers: ['node_modules/.yarn-integrity', 'node_modules/.yarn-state.yml', '.pnp.cjs'],
    command: 'yarn install',
    packages: /^"?\S+@/m,
  },
  {
    lockfile: 'pnpm-lock.yaml',
    markers: ['node_modules/.modules.yaml'],
    command: 'pnpm install',
    packages: /^packages:/m,
  },
  {
    lockfile: 'composer.lock',
    markers: ['vendor/composer/installed.json'],
    command: 'composer install',
    packages: /"dist":/,
  },
  { lockfile: 'mix.lock', markers: ['deps'], command: 'mix deps.get', packages: /:hex/ },
  { lockfile: 'poetry.lock', markers: [], command: 'poetry install' },
  { lockfile: 'uv.lock', markers: [], command: 'uv sync' },
  { lockfile: 'requirements.txt', markers: [], command: 'pip install -r requirements.txt' },
];
const PYTHON_LOCKFILES = new Set(['poetry.lock', 'uv.lock', 'requirements.txt']);
const VIRTUAL_ENVIRONMENTS = ['.venv', 'venv'];
/** A lock file that is larger is not worth the time of a crash. */
const MAX_LOCKFILE_BYTES = 8 * 1024 * 1024;
/** A lock file that the installation itself has written is as old as its marker, give or take. */
const SLACK_MS = 2_000;

/** What the lock files in a folder hold now, by name. */
export async function lockfileHashes(folder: string): Promise<Record<string, string>> {
  const found = await Promise.all(
    MANAGERS.map(async ({ lockfile }) => {
      const bytes = await readLockfile(join(folder, lockfile));
      return bytes === null ? [] : [[lockfile, createHash('sha256').update(bytes).digest('hex')] as const];
    }),
  );
  return Object.fromEntries(found.flat());
}

/** Lock files when a dyno ran well: their hashes, and which of them it ran well without. */
export interface KnownLockfiles {
  lockfiles: Record<string, string>;
  uninstalled: string[];
}

/**
 * Lock files that changed after their packages were last installed.
 * @param known from when a dyno ran well: what is still the same was good enough then
 */
export async function staleInstalls(folder: string, known: KnownLockfiles | null = null): Promise<StaleInstall[]> {
  const now = await lockfileHashes(folder);
  const looked = MANAGERS.map(async (manager) => {
    const { lockfile } = manager;
    if (!(lockfile in now)) return null;
    const isSame = known !== null && known.lockfiles[lockfile] === now[lockfile];
    if (isSame && known.uninstalled.includes(lockfile)) return null;
    const install = await staleInstall(folder, manager);
    // A branch that was left and come back to makes a lock file newer, not another one.
    return isSame && install?.missing === false ? null : install;
  });
  return (await Promise.all(looked)).filter((install) => install !== null);
}

async function staleInstall(folder: string, manager: PackageManager): Promise<StaleInstall | null> {
  const { lockfile, command, packages } = manager;
  const markers = PYTHON_LOCKFILES.has(lockfile) ? await pythonMarkers(folder) : manager.markers;
  const times = await Promise.all(markers.map((marker) => modifiedAt(join(folder, marker))));
  const installedAt = times.find((time) => time !== null) ?? null;
  if (installedAt === null) {
    const text = (await readLockfile(join(folder, lockfile)))?.toString('utf8') ?? '';
    return packages?.test(text) ? { lockfile, command, missing: true } : null;
  }
  const changedAt = await modifiedAt(join(folder, lockfile));
  if (changedAt === null || changedAt <= installedAt + SLACK_MS) return null;
  return { lockfile, command, missing: false };
}

/** Where pip and its like put packages: these folders change with each that is added or removed. */
async function pythonMarkers(folder: string): Promise<string[]> {
  const markers = VIRTUAL_ENVIRONMENTS.map(async (name) => {
    const versions = await readdir(join(folder, name, 'lib')).catch(() => []);
    return versions.filter((version) => version.startsWith('python')).map((version) => {
      return join(name, 'lib', version, 'site-packages');
    });
  });
  return (await Promise.all(markers)).flat();
}

async function modifiedAt(path: string): Promise<number | null> {
  return stat(path).then(
    ({ mtimeMs }) => mtimeMs,
    () => null,
  );
}

function readLockfile(path: string): Promise<Buffer | null> {
  return readSmallFile(path, MAX_LOCKFILE_BYTES);
}
