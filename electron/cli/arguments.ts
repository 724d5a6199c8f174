import { Command, CommanderError } from 'commander';
import { type AppChoice, type AppFlags, appChoice, appOptions } from './app/app-options.ts';
import { CommandFailure, usageSentence } from './output/failure.ts';

/** What the desktop program is asked for. Paths are as typed; the caller knows what they are relative to. */
export interface OpenArguments extends AppChoice {
  command: 'open';
  folder: string | null;
}

export type ParsedArguments =
  | OpenArguments
  /** Only something to print: help, the version. */
  | { command: 'say'; text: string }
  /** Not understood; one sentence. */
  | { command: 'fail'; message: string };

/**
 * Reads the arguments of the desktop program, without its own name. Looks at nothing but its arguments.
 * @param version what `--version` says
 */
export function parseArguments(argv: readonly string[], version: string): ParsedArguments {
  let parsed: ParsedArguments | null = null;
  let output = '';
  const program = new Command('dynodeck')
    .description('Opens a folder with a Procfile and runs it the way Heroku would.')
    .version(version)
    .argument('[dir]', 'folder with the Procfile')
    .exitOverride()
    .configureOutput({ writeOut: (text) => (output += text), writeErr: () => {} });
  appOptions(program).action((folder: string | undefined, flags: AppFlags) => {
    parsed = { command: 'open', folder: folder ?? null, ...appChoice(flags) };
  });
  try {
    program.parse(argv, { from: 'user' });
  } catch (thrown) {
    if (thrown instanceof CommandFailure) return { command: 'fail', message: thrown.message };
    if (!(thrown instanceof CommanderError)) throw thrown;
    if (thrown.exitCode !== 0) return { command: 'fail', message: usageSentence(thrown.message) };
  }
  return parsed ?? { command: 'say', text: output };
}
