import type { Drain } from '../../../shared/drain.ts';
import { requireApp } from '../engine/find-app.ts';

/** `dynodeck drains`. @returns the exit status */
export async function listDrains(folder: string | null, json: boolean): Promise<number> {
  const { client, app } = await requireApp(folder);
  const drains = await client.request('drains.list', { app: app.id });
  client.close();
  process.stdout.write(json ? `${JSON.stringify(drains, null, 2)}\n` : drainsText(app.name, drains));
  return 0;
}

/** `dynodeck drains:add`. @returns the exit status */
export async function addDrain(folder: string | null, url: string): Promise<number> {
  const { client, app } = await requireApp(folder);
  try {
    const drain = await client.request('drains.add', { app: app.id, url });
    process.stdout.write(`Successfully added drain ${drain.url}\n`);
    return 0;
  } finally {
    client.close();
  }
}

/** `dynodeck drains:remove`. @returns the exit status */
export async function removeDrain(folder: string | null, name: string): Promise<number> {
  const { client, app } = await requireApp(folder);
  try {
    const drain = await client.request('drains.remove', { app: app.id, drain: name });
    process.stdout.write(`Successfully removed drain ${drain.url}\n`);
    return 0;
  } finally {
    client.close();
  }
}

/** As `heroku drains` prints them (heroku-platform.md §4), and below each what Heroku would keep to itself. */
function drainsText(app: string, drains: readonly Drain[]): string {
  if (drains.length === 0) return `⬢ ${app} has no drains.\n`;
  const blocks = drains.map(({ url, token, problem, delivered, dropped }) => {
    const counts = `  ${delivered} messages delivered, ${dropped} dropped\n`;
    return `${url} (${token})\n${counts}${problem === null ? '' : `  ${problem}\n`}`;
  });
  return `=== Drains\n\n${blocks.join('')}`;
}
