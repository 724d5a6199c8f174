import type { Command } from 'commander';
import { envOption } from '../app/app-options.ts';
import type { ConfigChoice } from './config-app.ts';

/** What every command about config vars understands. */
export interface ConfigFlags {
  env?: string[];
  folder?: string;
}

export function configOptions(command: Command): Command {
  return envOption(command).option('--folder <dir>', 'the app (default: the one open here or above, else this folder)');
}

export function outputOptions(command: Command): Command {
  return command
    .option('-s, --shell', 'as lines that a shell and an env file understand')
    .option('-j, --json', 'as JSON');
}

export function configChoice({ env, folder }: ConfigFlags): ConfigChoice {
  return { folder: folder ?? null, envFiles: env ?? null };
}
