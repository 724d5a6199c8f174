import type { Arguments } from './arguments.ts';
import type { Installation } from './installation.ts';
import { openCommand } from './open-command.ts';
import { serveCommand } from './serve-command.ts';

type Command = Arguments['command'];
type ArgumentsOf<C extends Command> = Extract<Arguments, { command: C }>;

/** Every command of the command line (design §7); each answers with its exit status. */
const COMMANDS: { [C in Command]: (args: ArgumentsOf<C>, installation: Installation) => Promise<number> } = {
  open: openCommand,
  serve: serveCommand,
};

export function runCommand<C extends Command>(args: ArgumentsOf<C>, installation: Installation): Promise<number> {
  return COMMANDS[args.command as C](args, installation);
}
