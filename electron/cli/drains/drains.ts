import { basename } from 'node:path';
import type { Drain } from '../../../shared/logs/drain.ts';
import { findApp, type FoundApp } from '../app/find-app.ts';
import { changeStoredDrains, findStoredApp, storedDrains } from './stored-drains.ts';

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
      ? await changeStoredDrains(await findStoredApp(folder ?? '.'), (drains) => drains.add(url))
      : await asked(found, ({ client, app }) => client.request('drains.add', { app: app.id, url }));
  process.stdout.write(`Successfully added drain ${drain.url}\n`);
  return 0;
}

/** `dynodeck drains:remove`. @returns the exit status */
export async function removeDrain(folder: string | null, name: string): Promise<number> {
  const found = await findApp(folder);
  const drain =
    found === null
      ? await changeStoredDrains(await findStoredApp(folder ?? '.'), (drains) => drains.remove(name))
      : await asked(found, ({ client, app }) => client.request('drains.remove', { app: app.id, drain: name }));
  process.stdout.write(`Successfully removed drain ${drain.url}\n`);
  return 0;
}

interface NamedDrains {
  name: string;
  drains: Drain[];
}

async function listStored(folder: string | null): Promise<NamedDrains> {
  const stored = await findStoredApp(folder ?? '.');
  return { name: basename(stored.folder), drains: await storedDrains(stored) };
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
 * As `heroku drains` prints them (heroku-platform.md §4), and below each what Heroku would keep to itself.
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
