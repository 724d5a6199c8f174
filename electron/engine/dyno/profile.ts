import { readdirSync, realpathSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { execution, quoted } from '../system/command-shell.ts';

const PROFILE_FOLDER = '.profile.d';
const PROFILE = '.profile';

/**
 * The scripts of an app that Heroku sources before each command (docs/heroku.md §2.5), in the order of a shell's `*`,
 * relative to the folder. A home folder has none: its .profile is the login shell's.
 */
export function profilesIn(folder: string): string[] {
  if (isHome(folder)) return [];
  const scripts = namesIn(join(folder, PROFILE_FOLDER)).filter((name) => /^[^.].*\.sh$/s.test(name)).sort();
  return [...scripts.map((name) => `${PROFILE_FOLDER}/${name}`), PROFILE].filter((file) => isFile(join(folder, file)));
}

/**
 * A command line that sources these scripts, and then becomes the shell that runs the command: there is no further
 * process between the dyno and its command, and what a script has set but not exported ends here, as on Heroku.
 */
export function profiledLine(profiles: readonly string[], shell: string, command: string): string {
  const steps = profiles.map((file) => {
    const path = quoted(`./${file}`);
    return `if [ -r ${path} ]; then . ${path}; fi`;
  });
  return [...steps, execution(shell, command)].join('\n');
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

function isHome(folder: string): boolean {
  try {
    return realpathSync(folder) === realpathSync(homedir());
  } catch {
    return false;
  }
}
