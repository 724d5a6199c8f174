import { spawnSync } from 'node:child_process';
import { ensureInstalled } from '../../tools/system-packages.mjs';

/** Programs of Debian's packages that are measured or that measure beside us. */
const NEEDS = [
  { kind: 'program', name: 'foreman', packages: ['ruby-foreman'] },
  { kind: 'program', name: 'tmux', packages: ['tmux'] },
  { kind: 'program', name: 'script', packages: ['bsdutils'] },
  { kind: 'program', name: 'rg', packages: ['ripgrep'] },
];

/** Installs what is missing where that may be done. @returns one line per program that is not there */
export function installSystemPeers(): string[] {
  return NEEDS.flatMap((need) => ensureInstalled([need]) ?? []);
}

/** The first number in what `--version` prints; empty where the program is not there. */
export function versionOf(program: string, flag = '--version'): string {
  const { stdout } = spawnSync(program, [flag], { encoding: 'utf8' });
  return /\d+(\.\d+)+[a-z]?/.exec(stdout ?? '')?.[0] ?? '';
}
