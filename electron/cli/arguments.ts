import { Command, CommanderError } from 'commander';
import { parsePort } from '../../shared/ports.ts';

/** What every command that opens an app understands. Paths are as typed; the caller knows what they are relative to. */
export interface AppArguments {
  folder: string | null;
  procfile: string | null;
  envFiles: string[] | null;
  /** Base port of the dynos. */
  port: number | null;
}

export interface OpenArguments extends AppArguments {
  command: 'open';
}

export interface ServeArguments extends AppArguments {
  command: 'serve';
  /** Port of the page itself; null: any free one. */
  listen: number | null;
}

/** A command to run. */
export type Arguments = OpenArguments | ServeArguments;

export type ParsedArguments =
  | Arguments
  /** Only something to print: help, the version. */
  | { command: 'say'; text: string }
  /** Not understood; one sentence. */
  | { command: 'fail'; message: string };

interface Flags {
  procfile?: string;
  env?: string[];
  port?: number;
  listen?: number;
}

/** A flag with a value that cannot be used; its message is one sentence for people. */
class BadValue extends Error {}

/**
 * Reads a command line (design §7) without the program's own name. Looks at nothing but its arguments.
 * @param version what `--version` says
 */
export function parseArguments(argv: readonly string[], version: string): ParsedArguments {
  let parsed: ParsedArguments | null = null;
  let output = '';
  const program = buildProgram(version, (args) => (parsed = args));
  for (const command of [program, ...program.commands]) {
    command.exitOverride().configureOutput({ writeOut: (text) => (output += text), writeErr: () => {} });
  }
  try {
    program.parse(argv, { from: 'user' });
  } catch (thrown) {
    if (thrown instanceof BadValue) return { command: 'fail', message: thrown.message };
    if (!(thrown instanceof CommanderError)) throw thrown;
    if (thrown.exitCode !== 0) return { command: 'fail', message: sentence(thrown.message) };
  }
  return parsed ?? { command: 'say', text: output };
}

function buildProgram(version: string, done: (args: Arguments) => void): Command {
  const program = new Command('dynodeck')
    .description('Opens a folder with a Procfile and runs it the way Heroku would.')
    .version(version)
    // Without it, flags after `serve` would be taken for flags of the program itself.
    .enablePositionalOptions();
  appOptions(program).action((folder: string | undefined, flags: Flags) =>
    done({ command: 'open', ...appArguments(folder, flags) }),
  );
  appOptions(program.command('serve'))
    .description('The same window in a browser, for machines without a display.')
    .option('--listen <port>', 'port of the page (default: any free one)', toPort('--listen'))
    .action((folder: string | undefined, flags: Flags) =>
      done({ command: 'serve', ...appArguments(folder, flags), listen: flags.listen ?? null }),
    );
  return program;
}

function appOptions(command: Command): Command {
  return command
    .argument('[dir]', 'folder with the Procfile')
    .option('-f, --procfile <file>', 'the Procfile, relative to the folder (default: Procfile)')
    .option('-e, --env <files>', 'env files, separated by commas, later ones win (default: .env)', toFiles)
    .option('-p, --port <port>', 'base port of the dynos (default: PORT of the env file or shell, else 5001)', toPort('-p'));
}

function appArguments(folder: string | undefined, flags: Flags): AppArguments {
  return {
    folder: folder ?? null,
    procfile: flags.procfile ?? null,
    envFiles: flags.env ?? null,
    port: flags.port ?? null,
  };
}

function toFiles(text: string, earlier: string[] | undefined): string[] {
  const files = text.split(',').map((file) => file.trim()).filter((file) => file !== '');
  if (files.length === 0) throw new BadValue('`-e` needs the name of at least one env file.');
  return [...(earlier ?? []), ...files];
}

function toPort(flag: string): (text: string) => number {
  return (text) => {
    const parsed = parsePort(text);
    if ('problem' in parsed) throw new BadValue(`${flag} ${text}: ${parsed.problem}`);
    return parsed.port;
  };
}

/** Commander's `error: unknown option '--x'` as one line that says what to do. */
function sentence(message: string): string {
  const [text = ''] = message.replace(/^error: /, '').split('\n');
  return `${text.charAt(0).toUpperCase()}${text.slice(1).replace(/\.$/, '')}. See \`dynodeck --help\`.`;
}
