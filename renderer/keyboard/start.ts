import { appCommands } from './commands/app-commands.ts';
import { configCommands } from './commands/config-commands.ts';
import { crashCommands } from './commands/crash-commands.ts';
import { desktopCommands } from './commands/desktop-commands.ts';
import { drainCommands } from './commands/drain-commands.ts';
import { dynoCommands } from './commands/dyno-commands.ts';
import { floatCommands } from './commands/float-commands.ts';
import { helpCommands } from './commands/help-commands.ts';
import { logCommands } from './commands/log-commands.ts';
import { nthAppCommands } from './commands/nth-app.ts';
import { panelCommands } from './commands/panel-commands.ts';
import { platformCommands } from './commands/platform-commands.ts';
import { releaseCommands } from './commands/release-commands.ts';
import { routerCommands } from './commands/router-commands.ts';
import { paneCommands } from './commands/pane-commands.ts';
import { portCommands } from './commands/port-commands.ts';
import { runCommands } from './commands/run-commands.ts';
import { settingCommands } from './commands/setting-commands.ts';
import { terminalCommands } from './commands/terminal-commands.ts';
import { typeCommands } from './commands/type-commands.ts';
import { viewCommands } from './commands/view-commands.ts';
import { zoomCommands } from './commands/zoom-commands.ts';
import { followKeys } from './dispatch.ts';
import { followFocus } from './regions.ts';
import { registerCommands } from './registry.ts';

/** All commands of the window itself, in the order they are listed. */
export const WINDOW_COMMANDS = [
  ...appCommands,
  ...portCommands,
  ...typeCommands,
  ...runCommands,
  ...dynoCommands,
  ...crashCommands,
  ...logCommands,
  ...drainCommands,
  ...panelCommands,
  ...configCommands,
  ...releaseCommands,
  ...routerCommands,
  ...platformCommands,
  ...viewCommands,
  ...terminalCommands,
  ...paneCommands,
  ...floatCommands,
  ...zoomCommands,
  ...helpCommands,
  ...settingCommands,
  ...desktopCommands,
  ...nthAppCommands,
];

/** Makes the window's commands known and answers the keyboard from now on. */
export function startKeyboard(): void {
  registerCommands(WINDOW_COMMANDS);
  followFocus();
  followKeys();
}
