import type { Command } from 'commander';
import { parsePort } from '../../../shared/dynos/ports.ts';
import { findShell } from '../../engine/system/command-shell.ts';
import { CommandFailure } from '../output/failure.ts';

/** What every command that runs an app's commands understands. */
export interface ShellFlags {
  shell?: string;
  /** False for `--no-profile`. */
  profile: boolean;
}

/** The choice of how commands are run; null where the app's settings decide. */
export interface ShellChoice {
  shell: string | null;
  profiles: boolean | null;
}

/** Reads the flags about the shell. @throws {DynodeckError} when there is no such shell */
export function shellChoice({ shell, profile }: ShellFlags, environment: NodeJS.ProcessEnv): ShellChoice {
  if (shell !== undefined && process.platform === 'win32') {
    throw new CommandFailure('There is no --shell on Windows: commands run by cmd there.');
  }
  if (shell !== undefined) findShell(shell, environment['PATH']);
  return { shell: shell ?? null, profiles: profile ? null : false };
}

/** What every command that reads an app's files understands. Paths are as typed. */
export interface AppFlags {
  procfile?: string;
  env?: string[];
  port?: number;
}

/** The options of an app with nothing left out. */
export interface AppChoice {
  procfile: string | null;
  envFiles: string[] | null;
  /** Base port of the dynos. */
  port: number | null;
}

export function appChoice({ procfile, env, port }: AppFlags): AppChoice {
  return { procfile: procfile ?? null, envFiles: env ?? null, port: port ?? null };
}

export function procfileOption(command: Command): Command {
  return command.option('-f, --procfile <file>', 'the Procfile (default: Procfile)');
}

export function envOption(command: Command): Command {
  return command.option('-e, --env <files>', 'env files, separated by commas, later ones win (default: .env)', toFiles);
}

/** @param read what makes a port of the text; the default refuses ports that cannot be used */
export function portOption(command: Command, read: (text: string) => number = toPort('-p')): Command {
  const text = 'base port of the dynos (default: PORT of the env file or shell, else 5001)';
  return command.option('-p, --port <port>', text, read);
}

export function shellOptions(command: Command): Command {
  return command
    .option('--shell <shell>', 'what runs commands: a name or full path (default: bash as on Heroku, else sh)')
    .option('--no-profile', 'do not source .profile.d/*.sh and .profile before commands');
}

export function appOptions(command: Command): Command {
  return portOption(envOption(procfileOption(command)));
}

function toFiles(text: string, earlier: string[] | undefined): string[] {
  const files = text.split(',').map((file) => file.trim()).filter((file) => file !== '');
  if (files.length === 0) throw new CommandFailure('`-e` needs the name of at least one env file.');
  return [...(earlier ?? []), ...files];
}

/** A reader of ports for one flag. */
export function toPort(flag: string): (text: string) => number {
  return (text) => {
    const parsed = parsePort(text);
    if ('problem' in parsed) throw new CommandFailure(`${flag} ${text}: ${parsed.problem}`);
    return parsed.port;
  };
}

/** A reader of whole numbers for one flag. */
export function toCount(flag: string): (text: string) => number {
  return (text) => {
    if (!/^\d{1,9}$/.test(text)) throw new CommandFailure(`${flag} ${text}: it needs a whole number.`);
    return Number(text);
  };
}
