import type { AppSnapshot } from '../../../shared/app/app.ts';
import type { FoundApp } from '../app/find-app.ts';

/** The app as it is after what this command has changed. */
export async function appNow({ client, app }: FoundApp): Promise<AppSnapshot> {
  const apps = await client.request('apps.list', {});
  return apps.find(({ id }) => id === app.id) ?? app;
}
