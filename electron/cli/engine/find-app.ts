import { realpathSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { AppSnapshot } from '../../../shared/app.ts';
import type { Client } from '../../../shared/client.ts';
import { connectToEngines } from '../../server/socket-clients.ts';
import { CommandFailure } from '../failure.ts';

/** An app in some running engine: of a desktop window, `dynodeck local` or `dynodeck serve`. */
export interface FoundApp {
  client: Client;
  app: AppSnapshot;
}

/**
 * The app a command is about: the one that has the folder open, or the nearest folder above it.
 * @param folder as typed; null: the current folder
 */
export async function findApp(folder: string | null): Promise<FoundApp | null> {
  const clients = await connectToEngines();
  const lists = await Promise.all(clients.map((client) => openApps(client)));
  const found = lists.flat();
  const best = nearest(found, realPath(folder ?? '.'));
  for (const client of clients) if (client !== best?.client) client.close();
  return best;
}

/** @throws {CommandFailure} when no engine has it open */
export async function requireApp(folder: string | null): Promise<FoundApp> {
  const found = await findApp(folder);
  if (found !== null) return found;
  const path = realPath(folder ?? '.');
  const advice = 'run `dynodeck local` there, or open it in the window, or name one with --folder';
  throw new CommandFailure(`Nothing of Dynodeck has ${path} open: ${advice}.`);
}

async function openApps(client: Client): Promise<FoundApp[]> {
  try {
    return (await client.request('apps.list', {})).map((app) => ({ client, app }));
  } catch {
    // It is just ending.
    return [];
  }
}

function nearest(found: FoundApp[], start: string): FoundApp | null {
  for (let folder = start; ; folder = dirname(folder)) {
    const here = found.filter(({ app }) => app.folder === folder);
    // The window and a `dynodeck local` may both have it open: the one that runs it is meant.
    const best = here.find(({ app }) => app.dynos.some(({ pid }) => pid !== null)) ?? here[0];
    if (best) return best;
    if (dirname(folder) === folder) return null;
  }
}

function realPath(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    return resolve(folder);
  }
}
