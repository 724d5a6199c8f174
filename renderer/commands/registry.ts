import type { Command, CommandContext } from './command.ts';

const registered = new Map<string, Command>();

/**
 * Makes commands known to the palette, the shortcuts and the sheet. A feature calls it once, where its code is loaded.
 *
 * @throws when an id is taken: two features would share a shortcut.
 */
export function registerCommands(commands: readonly Command[]): void {
  for (const command of commands) {
    if (registered.has(command.id)) throw new Error(`There is a command "${command.id}" already.`);
    registered.set(command.id, command);
  }
}

/** All commands, in the order they were registered. */
export function allCommands(): readonly Command[] {
  return [...registered.values()];
}

export function commandOf(id: string): Command | undefined {
  return registered.get(id);
}

export function isAvailable(command: Command, context: CommandContext): boolean {
  return command.available?.(context) ?? true;
}

/** Whether answers that were given once can be given now. */
export function areValid({ steps = [] }: Command, context: CommandContext, args: readonly string[]): boolean {
  return args.every((arg, index) => {
    const step = steps[index];
    if (step === undefined) return false;
    const isChoice = step.choices(context, args.slice(0, index)).some(({ value }) => value === arg);
    return isChoice || step.problem?.(arg) === null;
  });
}
