import { accessSync, constants, statSync } from 'node:fs';
import { basename, delimiter, isAbsolute, join } from 'node:path';
import { DynodeckError } from '../../../shared/contract/failure.ts';

/** The shell that runs commands where there is no bash, and that `heroku local` uses everywhere. */
export const SH = '/bin/sh';
/** The shell that runs commands on Heroku. */
const BASH = 'bash';
/** The folders in which a bash is looked for that PATH does not lead to. */
const BASH_FOLDERS = ['/bin', '/usr/bin', '/usr/local/bin'];

/**
 * The shell that runs commands, absolute: bash where there is one, unless another is chosen.
 * @param chosen a name or an absolute path; null: as on Heroku
 * @param path the developer's PATH
 * @throws {DynodeckError} when there is no such shell
 */
export function findShell(chosen: string | null, path = ''): string {
  if (chosen === null) return findBash(path) ?? SH;
  // A name that every system has, at the place that every system has it.
  if (chosen === 'sh') return SH;
  const found = isAbsolute(chosen) ? (isProgram(chosen) ? chosen : null) : inFolders(chosen, path.split(delimiter));
  const bash = chosen === BASH ? findBash(path) : null;
  const shell = found ?? bash;
  if (shell !== null) return shell;
  const where = isAbsolute(chosen) ? 'as a program that may be run' : 'on PATH';
  const advice = 'Choose another one with --shell or in the settings of the app, such as `sh`.';
  throw new DynodeckError('bad-request', `There is no shell ${chosen} ${where}, so nothing can run. ${advice}`);
}

/** The first bash of PATH, else one at a usual place; null where there is none. */
export function findBash(path = ''): string | null {
  return inFolders(BASH, [...path.split(delimiter), ...BASH_FOLDERS]);
}

/** The arguments that make a shell run one command line. */
export function shellArguments(shell: string, line: string): string[] {
  // A bash that believes it was started by sshd would read ~/.bashrc first.
  return basename(shell) === BASH ? ['--norc', '-c', line] : ['-c', line];
}

/** A line that turns the shell it is given to into the one that runs a command line. */
export function execution(shell: string, line: string): string {
  return ['exec', shell, ...shellArguments(shell, line)].map(quoted).join(' ');
}

/** One word of a shell. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

function inFolders(name: string, folders: readonly string[]): string | null {
  if (name.includes('/')) return null;
  // What PATH says of the current folder says nothing here: a shell of the app's own would be another one elsewhere.
  const paths = folders.filter((folder) => isAbsolute(folder)).map((folder) => join(folder, name));
  return paths.find(isProgram) ?? null;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
