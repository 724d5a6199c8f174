import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const IDENTITY = { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' };

/** Runs git in a folder. @returns what it prints */
export function git(folder: string, ...args: string[]): string {
  return execFileSync('git', args, { cwd: folder, env: { ...process.env, ...IDENTITY }, encoding: 'utf8' }).trim();
}

/** Makes a folder a repository with one commit of all that is in it. @returns the commit */
export function makeRepository(folder: string): string {
  git(folder, 'init', '-q', '-b', 'main');
  git(folder, 'config', 'user.email', 'jane@example.com');
  git(folder, 'config', 'user.name', 'Jane');
  return commit(folder, {}, 'First');
}

/** Writes files and commits all changes. @returns the commit */
export function commit(folder: string, files: Record<string, string>, subject: string): string {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  git(folder, 'add', '-A');
  git(folder, 'commit', '-q', '--allow-empty', '-m', subject);
  return git(folder, 'rev-parse', 'HEAD');
}
