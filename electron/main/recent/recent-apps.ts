import { app } from 'electron';
import { dirname } from 'node:path';
import type { OpenApps } from '../engine-process/open-apps.ts';
import type { DesktopStore } from '../settings/store.ts';

/** Where a folder dialog begins: beside the app that was opened last. */
export function folderToStartIn({ engine }: DesktopStore): string {
  const [last] = engine.read().recent;
  return last ? dirname(last.folder) : app.getPath('home');
}

/** The engine keeps the list, and answers each change of it with new settings. */
export async function clearRecent({ engine }: DesktopStore, { client }: OpenApps): Promise<void> {
  for (const { folder } of engine.read().recent) {
    await client?.request('apps.forget', { folder }).catch(() => {});
  }
}
