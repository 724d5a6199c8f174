import { join, resolve } from 'node:path';
import { homeFolder } from '../../engine/system/user.ts';

/** The folder's name, and the name Electron gives its own: both programs remember the same. */
export const STATE_FOLDER_NAME = 'Dynodeck';

/** Where Dynodeck keeps its own state: DYNODECK_USER_DATA, else what Electron calls `userData`. */
export function stateFolder(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform = process.platform): string {
  if (environment.DYNODECK_USER_DATA) return resolve(environment.DYNODECK_USER_DATA);
  return join(configFolder(environment, platform), STATE_FOLDER_NAME);
}

function configFolder(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  switch (platform) {
    case 'darwin':
      return join(homeFolder(), 'Library', 'Application Support');
    case 'win32':
      return environment.APPDATA ?? join(homeFolder(), 'AppData', 'Roaming');
    default:
      return environment.XDG_CONFIG_HOME || join(homeFolder(), '.config');
  }
}
