import { appCommands, nthAppCommands } from './app-commands.ts';
import { configCommands } from '../../config/config-commands.ts';
import { crashCommands } from '../../crashes/crash-commands.ts';
import { desktopCommands, zoomCommands } from '../../desktop/desktop-commands.ts';
import { drainCommands } from '../../logs/drain-commands.ts';
import { dynoCommands } from '../../dynos/dyno-commands.ts';
import { floatCommands } from '../../layout/float-commands.ts';
import { helpCommands } from './help-commands.ts';
import { logCommands } from '../../logs/log-commands.ts';
import { panelCommands } from '../../panels/panel-commands.ts';
import { platformCommands } from '../../dynos/dyno-manager-commands.ts';
import { releaseCommands } from '../../releases/release-commands.ts';
import { routerCommands } from '../../requests/router-commands.ts';
import { paneCommands } from '../../layout/pane-commands.ts';
import { portCommands } from './port-commands.ts';
import { runCommands } from '../../run/run-commands.ts';
import { settingCommands } from '../../preferences/all-settings.ts';
import { terminalCommands } from '../../terminals/terminal-commands.ts';
import { typeCommands } from '../../dynos/type-commands.ts';
import { viewCommands } from './view-commands.ts';
import { followKeys } from '../../commands/dispatch.ts';
import { followFocus } from '../../ui/focus/regions.ts';
import { DYNO_PANE, PANELS } from '../panels.ts';
import { registerPanels } from '../../panels/registry.ts';
import { registerCommands } from '../../commands/registry.ts';

/** All commands of the window itself, in the order they are listed. */
export const WINDOW_COMMANDS = [
  ...appCommands,
  ...portCommands,
  ...typeCommands,
  ...runCommands,
  ...dynoCommands,
  ...crashCommands,
  ...panelCommands(PANELS),
  ...logCommands,
  ...drainCommands,
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

/** Makes the window's panels and commands known and answers the keyboard from now on. */
export function startKeyboard(): void {
  registerPanels(PANELS, DYNO_PANE);
  registerCommands(WINDOW_COMMANDS);
  followFocus();
  followKeys();
}
