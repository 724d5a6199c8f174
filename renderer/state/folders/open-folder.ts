import type { AppSnapshot } from '../../../shared/app/app.ts';
import { t } from '../../../shared/text/i18n.ts';
import { desktop } from '../../client/desktop.ts';
import { notify } from '../../ui/state/notices.ts';
import { put } from '../apps-store.ts';
import { ask } from '../ask.ts';
import { browseFolders } from './folder-browser.ts';
import { selectApp } from '../selection.ts';

/** Lets the developer choose a folder, then opens it. */
export async function chooseFolder(): Promise<void> {
  if (!desktop) return browseFolders();
  const folder = await desktop.chooseFolder();
  if (folder !== null) await openFolder(folder);
}

/** Opens a folder and shows it; a failure becomes a notice. */
export async function openFolder(folder: string): Promise<void> {
  show(await ask('app.open', { folder }));
}

export async function openSample(): Promise<void> {
  show(await ask('app.openSample', {}));
}

/** Opens what was dropped on the window. */
export async function openDropped(files: FileList): Promise<void> {
  if (!desktop) {
    notify(t('A browser does not tell where a dropped folder is. Choose the folder here instead.'), 'info');
    return browseFolders();
  }
  for (const file of files) {
    const folder = desktop.pathOf(file);
    if (folder === '') notify(notFolderWords(file.name));
    else await openFolder(folder);
  }
}

function notFolderWords(file: string): string {
  return t('"{file}" is not a folder on this computer. Drop the folder that holds the Procfile.', { file });
}

/** Puts an app that was just opened on screen. */
export function show(app: AppSnapshot | undefined): void {
  if (!app) return;
  put(app);
  selectApp(app.id);
}
