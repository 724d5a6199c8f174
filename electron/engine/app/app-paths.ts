import { createHash } from 'node:crypto';
import { join } from 'node:path';

/** Characters of the hash that names an app: enough never to meet twice on one machine. */
const ID_LENGTH = 12;

/** The id of the app in a folder. @param folder absolute, as the system names it */
export function appId(folder: string): string {
  return createHash('sha256').update(folder).digest('hex').slice(0, ID_LENGTH);
}

/** Where the log of an app is copied to. @param app its id */
export function logFolder(stateFolder: string | null, app: string): string | null {
  return stateFolder === null ? null : join(stateFolder, 'logs', app);
}

/** Where the releases of an app are kept. @param app its id */
export function releasesFolder(stateFolder: string | null, app: string): string | null {
  return stateFolder === null ? null : join(stateFolder, 'releases', app);
}

/** Where it is kept what the dynos of an app last ran well on. @param app its id */
export function lastGoodLaunchesFile(stateFolder: string | null, app: string): string | null {
  return stateFolder === null ? null : join(stateFolder, 'good-runs', `${app}.json`);
}
