import { existsSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import type { Work } from './command.ts';
import { COMMANDS } from './commands.ts';
import { tellFailure, usageSentence } from './output/failure.ts';
import type { Installation } from './app/installation.ts';

/** The grammar of all commands, without what they do. */
export function buildProgram(version: string, run: (work: Work) => Promise<void>): Command {
  const program = new Command('dynodeck')
    .description('Opens a folder with a Procfile and runs it the way Heroku would.')
    .version(version)
    // Without it, flags after a command would be taken for flags of the program itself.
    .enablePositionalOptions()
    .configureHelp({ showGlobalOptions: false });
  for (const register of COMMANDS) register(program, run);
  for (const command of [program, ...program.commands]) {
    command.exitOverride((error) => {
      throw new UsageError(error, fullName(command));
    });
    command.configureOutput({ writeErr: () => {} });
  }
  return program;
}

/** Whether a word is the name of a command, and so not of a folder. */
export function isCommand(word: string): boolean {
  const { commands } = buildProgram('', () => Promise.resolve());
  return commands.some((command) => command.name() === word || command.aliases().includes(word));
}

/** Runs one command line, without the program's own name. @returns the exit status */
export async function runCommandLine(argv: readonly string[], installation: Installation): Promise<number> {
  const lost = lostFolder();
  if (lost !== null) return tellFailure(new Error(lost));
  let status = 0;
  const program = buildProgram(installation.version, async (work) => {
    status = await work(installation);
  });
  try {
    await program.parseAsync(argv, { from: 'user' });
    return status;
  } catch (thrown) {
    if (!(thrown instanceof UsageError)) return tellFailure(thrown);
    // Commander also throws after it has printed help or the version.
    if (thrown.error.exitCode === 0) return 0;
    return tellFailure(new Error(usageSentence(thrown.error.message, thrown.command)));
  }
}

/** Why there is no current folder to work in; null when there is one. */
function lostFolder(): string | null {
  try {
    const folder = process.cwd();
    if (!folder.includes('\uFFFD') || existsSync(folder)) return null;
    return `The name of the current folder is not UTF-8 (${folder}), so it cannot be opened. Rename it.`;
  } catch {
    return 'The current folder has been deleted or may not be entered. Go to another one with `cd`.';
  }
}

class UsageError extends Error {
  constructor(
    readonly error: CommanderError,
    readonly command: string,
  ) {
    super(error.message);
  }
}

function fullName(command: Command): string {
  return command.parent ? `${command.parent.name()} ${command.name()}` : command.name();
}
