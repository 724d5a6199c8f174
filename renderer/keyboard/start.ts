import { appCommands } from './commands/app-commands.ts';
import { dynoCommands } from './commands/dyno-commands.ts';
import { helpCommands } from './commands/help-commands.ts';
import { logCommands } from './commands/log-commands.ts';
import { nthAppCommands } from './commands/nth-app.ts';
import { runCommands } from './commands/run-commands.ts';
import { typeCommands } from './commands/type-commands.ts';
import { viewCommands } from './commands/view-commands.ts';
import { followKeys } from './dispatch.ts';
import { followFocus } from './regions.ts';
import { registerCommands } from './registry.ts';

/** All commands of the window itself, in the order they are listed. */
export const WINDOW_COMMANDS = [
  ...appCommands,
  ...typeCommands,
  ...runCommands,
  ...dynoCommands,
  ...logCommands,
  ...viewCommands,
  ...helpCommands,
  ...nthAppCommands,
];

/** Makes the window's commands known and answers the keyboard from now on. */
export function startKeyboard(): void {
  registerCommands(WINDOW_COMMANDS);
  followFocus();
  followKeys();
}
