import { ClosedApp } from '../../engine/app/closed-app.ts';
import { stateFolder } from '../../server/host/state-folder.ts';
import { foldersFrom, realFolder } from './nearest-folder.ts';

/**
 * The app on disk in a folder or the nearest one above it.
 * @param typed as on the command line; null: the current folder
 * @param isMeant which one is looked for
 */
export async function nearestClosedApp(
  typed: string | null,
  isMeant: (app: ClosedApp) => Promise<boolean>,
): Promise<ClosedApp | null> {
  for (const folder of foldersFrom(realFolder(typed))) {
    const app = new ClosedApp(folder, stateFolder(process.env));
    if (await isMeant(app)) return app;
  }
  return null;
}
