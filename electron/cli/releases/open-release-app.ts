import { realpath } from 'node:fs/promises';
import { findApp, type FoundApp } from '../app/find-app.ts';
import { inProcessClient } from '../app/in-process-client.ts';
import { ownEngine } from '../app/own-engine.ts';
import type { Installation } from '../app/installation.ts';

export interface ReleaseApp extends FoundApp {
  /** Ends what was opened for this command alone. */
  close(): Promise<void>;
}

/**
 * The app a command releases: the one that is open here; with nothing that has it open, it is opened in this process
 * for as long as the command takes, with the files that were chosen for it. None of its dynos start.
 * @param folder as typed; null: the current folder
 */
export async function openReleaseApp(folder: string | null, installation: Installation): Promise<ReleaseApp> {
  const found = await findApp(folder);
  const opened = found ? { ...found, close: async () => found.client.close() } : await openHere(folder, installation);
  const { client, app } = opened;
  // Whoever types a command in a folder trusts it.
  if (!app.settings.trusted) await client.request('app.trust', { app: app.id });
  return opened;
}

async function openHere(folder: string | null, installation: Installation): Promise<ReleaseApp> {
  const engine = ownEngine(installation, null);
  const app = await engine.openApp({ folder: await realpath(folder ?? '.').catch(() => folder ?? '.') });
  return { client: inProcessClient(engine), app, close: () => engine.close() };
}
