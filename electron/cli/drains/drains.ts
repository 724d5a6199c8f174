import type { Drain } from '../../../shared/logs/drain.ts';
import { findApp, type FoundApp } from '../app/find-app.ts';
import type { ClosedApp } from '../../engine/app/closed-app.ts';
import { systemReason } from '../../engine/system/system-reason.ts';
import { realFolder } from '../app/nearest-folder.ts';
import { nearestClosedApp } from '../app/nearest-closed-app.ts';
import { CommandFailure } from '../output/failure.ts';
import { say } from '../output/tell.ts';

/** `dynodeck drains`. @returns the exit status */
export async function listDrains(folder: string | null, json: boolean): Promise<number> {
  const found = await findApp(folder);
  const { name, drains } = found === null ? await listStored(folder) : await listOpen(found);
  process.stdout.write(json ? `${JSON.stringify(drains, null, 2)}\n` : drainsText(name, drains, found !== null));
  return 0;
}

/** `dynodeck drains:add`. @returns the exit status */
export async function addDrain(folder: string | null, url: string): Promise<number> {
  const found = await findApp(folder);
  const drain =
    found === null
      ? await changeClosed(folder, (drains) => drains.add(url))
      : await asked(found, ({ client, app }) => client.request('drains.add', { app: app.id, url }));
  say(`Successfully added drain ${drain.url}`);
  return 0;
}

/** `dynodeck drains:remove`. @returns the exit status */
export async function removeDrain(folder: string | null, name: string): Promise<number> {
  const found = await findApp(folder);
  const drain =
    found === null
      ? await changeClosed(folder, (drains) => drains.remove(name))
      : await asked(found, ({ client, app }) => client.request('drains.remove', { app: app.id, drain: name }));
  say(`Successfully removed drain ${drain.url}`);
  return 0;
}

interface NamedDrains {
  name: string;
  drains: Drain[];
}

async function listStored(folder: string | null): Promise<NamedDrains> {
  const app = await requireClosedApp(folder);
  return { name: app.name, drains: await app.drains() };
}

/** Changes what is remembered; the drains get their lines from the next time the app is opened. */
async function changeClosed(folder: string | null, change: Parameters<ClosedApp['changeDrains']>[0]): Promise<Drain> {
  const app = await requireClosedApp(folder);
  return app.changeDrains(change).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).syscall === undefined) throw error;
    const reason = systemReason(error);
    throw new CommandFailure(`The drains were left as they are, as ${app.logFolder} cannot be written: ${reason}.`);
  });
}

/** The nearest folder, from this one up, that is an app or was one when a drain was added. */
async function requireClosedApp(folder: string | null): Promise<ClosedApp> {
  const app = await nearestClosedApp(folder, (app) => app.isApp());
  if (app !== null) return app;
  throw new CommandFailure(`There is no app in ${realFolder(folder)}, nor above it: name its folder with --folder.`);
}

async function listOpen(found: FoundApp): Promise<NamedDrains> {
  const drains = await asked(found, ({ client, app }) => client.request('drains.list', { app: app.id }));
  return { name: found.app.name, drains };
}

async function asked<T>(found: FoundApp, ask: (found: FoundApp) => Promise<T>): Promise<T> {
  try {
    return await ask(found);
  } finally {
    found.client.close();
  }
}

/**
 * Drains as `heroku drains` prints them (docs/heroku.md §4), and below each what Heroku would keep to itself.
 * @param isOpen whether there is anything to be told about deliveries
 */
function drainsText(app: string, drains: readonly Drain[], isOpen: boolean): string {
  if (drains.length === 0) return `⬢ ${app} has no drains.\n`;
  const blocks = drains.map(({ url, token, problem, delivered, dropped }) => {
    const counts = isOpen ? `  ${delivered} messages delivered, ${dropped} dropped\n` : '';
    return `${url} (${token})\n${counts}${problem === null ? '' : `  ${problem}\n`}`;
  });
  return `=== Drains\n\n${blocks.join('')}`;
}
