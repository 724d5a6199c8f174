import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from '../../../electron/tools/cache-folder.mjs';

/** The newest of each that runs on Node 20; concurrently 10 wants 22. */
export const NPM_PEERS = { heroku: '11.10.0', foreman: '3.0.1', concurrently: '9.2.1', mprocs: '0.9.6' } as const;

export type NpmPeer = keyof typeof NPM_PEERS;

const FOLDER = join(cacheFolder(), 'bench-peers');
/** heroku alone has several hundred dependencies. */
const INSTALL_MS = 10 * 60_000;

/**
 * Installs what is missing into the cache, one package beside another so that a failing one takes no other with it.
 * No lifecycle script runs.
 * @returns by peer null when it is there, else why not
 */
export function installNpmPeers(names: NpmPeer[]): Map<NpmPeer, string | null> {
  return new Map(names.map((name) => [name, installed(name) ? null : install(name)]));
}

/** The program of a package: `bin` of its package.json, run with Node where it is a script. */
export function binOf(peer: NpmPeer, bin: string): string {
  return join(folderOf(peer), 'node_modules/.bin', bin);
}

function installed(peer: NpmPeer): boolean {
  const manifest = join(folderOf(peer), 'node_modules', peer, 'package.json');
  if (!existsSync(manifest)) return false;
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
  return version === NPM_PEERS[peer];
}

function install(peer: NpmPeer): string | null {
  console.log(`Installing ${peer} ${NPM_PEERS[peer]} into the cache …`);
  const cwd = folderOf(peer);
  mkdirSync(cwd, { recursive: true });
  writeFileSync(join(cwd, 'package.json'), '{"private":true}\n');
  const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const args = ['install', ...flags, `${peer}@${NPM_PEERS[peer]}`];
  const { status, error, stderr } = spawnSync('npm', args, { cwd, encoding: 'utf8', timeout: INSTALL_MS });
  if (status === 0) return null;
  const said = (stderr ?? '').split('\n').find((line) => line.startsWith('npm error'));
  return `${peer} could not be installed: ${error?.message ?? said ?? `npm ended with status ${status}`}`;
}

function folderOf(peer: NpmPeer): string {
  return join(FOLDER, `${peer}-${NPM_PEERS[peer]}`);
}
