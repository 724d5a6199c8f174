import { readdirSync, realpathSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, join } from 'node:path';
import { execution, findBash, findShell, quoted, SH } from '../system/command-shell.ts';

/** The steps before a command, as far as people have a say in them. */
export interface LaunchSteps {
  /** A name or an absolute path; null: bash where there is one, as on Heroku, else sh. */
  shell: string | null;
  /** Whether .profile.d/*.sh and .profile are sourced before it. */
  profiles: boolean;
}

/** A command as its shell is given it. */
export interface LaunchLine {
  /** The command with the steps before it. */
  line: string;
  /** The shell that is given that line, absolute; empty on Windows, which has its own. */
  shell: string;
  /** Scripts that the line sources first, relative to the folder. */
  profiles: readonly string[];
}

const PROFILE_FOLDER = '.profile.d';
const PROFILE = '.profile';

/**
 * Decides which shell is given which line for a command.
 * @param path the developer's PATH
 * @throws {DynodeckError} when there is no such shell
 */
export function launchLine(
  command: string,
  folder: string,
  path: string | undefined,
  steps: LaunchSteps,
  env: Readonly<Record<string, string>>,
): LaunchLine {
  // Windows has one shell, which can source nothing.
  if (process.platform === 'win32') return { line: command, shell: '', profiles: [] };
  const shell = findShell(steps.shell, path);
  const profiles = steps.profiles ? profilesIn(folder) : [];
  const line = withPrompts(command, shell, env);
  if (profiles.length === 0) return { line, shell, profiles };
  // Such scripts are bash's, whichever shell the command is for.
  return { line: profiledLine(profiles, shell, line), shell: findBash(path) ?? SH, profiles };
}

/** Of its environment, a bash that is not interactive forgets them; the shells that a command starts want them. */
const PROMPTS = ['PS1', 'PS2'];

function withPrompts(command: string, shell: string, env: Readonly<Record<string, string>>): string {
  if (basename(shell) !== 'bash') return command;
  const prompts = PROMPTS.flatMap((name) => (env[name] === undefined ? [] : [`${name}=${quoted(env[name])}`]));
  return prompts.length === 0 ? command : `export ${prompts.join(' ')}\n${command}`;
}

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
function profiledLine(profiles: readonly string[], shell: string, command: string): string {
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
