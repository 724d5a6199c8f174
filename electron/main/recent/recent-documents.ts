import { dirname } from 'node:path';
import { app, Menu, type JumpListCategory } from 'electron';
import type { RecentApp } from '../../../shared/app/app.ts';
import { t } from '../../../shared/text/i18n.ts';
import { plainLabel } from '../menu/file-menu.ts';
import type { OpenApps } from '../engine-process/open-apps.ts';
import type { DesktopStore } from '../settings/store.ts';

export interface RecentActions {
  openFolder(): void;
  openRecent(folder: string): void;
}

/** Jump lists are short; the menu has the rest. */
const MOST_IN_LIST = 8;

/** Recent apps where the system shows them: the dock of macOS, the jump list of Windows. */
export function showRecentOutside(recent: readonly RecentApp[], actions: RecentActions): void {
  const [newest] = recent;
  if (newest) app.addRecentDocument(newest.folder);
  else app.clearRecentDocuments();
  if (process.platform === 'darwin') app.dock?.setMenu(dockMenu(recent, actions));
  if (process.platform === 'win32') app.setJumpList([jumpList(recent)]);
}

function dockMenu(recent: readonly RecentApp[], { openFolder, openRecent }: RecentActions): Menu {
  return Menu.buildFromTemplate([
    { label: t('Open Folder…'), click: openFolder },
    { type: 'separator' },
    ...recent.slice(0, MOST_IN_LIST).map(({ name, folder }) => ({
      label: plainLabel(name),
      click: () => openRecent(folder),
    })),
  ]);
}

function jumpList(recent: readonly RecentApp[]): JumpListCategory {
  return {
    type: 'custom',
    name: t('Recent Apps'),
    items: recent.slice(0, MOST_IN_LIST).map(({ name, folder }) => ({
      type: 'task' as const,
      title: name,
      description: folder,
      program: process.execPath,
      // A path cannot hold a quotation mark on Windows; a backslash before the closing one would escape it.
      args: `"${folder.replace(/\\$/, '\\\\')}"`,
    })),
  };
}

/** The folder a folder dialog begins in: beside the app that was opened last. */
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
