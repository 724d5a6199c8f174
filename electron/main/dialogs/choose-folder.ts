import { dialog, type BrowserWindow } from 'electron';
import { t } from '../../../shared/text/i18n.ts';

/**
 * The native folder dialog; null when it was cancelled.
 * @param startIn where it begins: Electron itself would begin in Downloads
 */
export async function chooseFolder(window: BrowserWindow | null, startIn: string): Promise<string | null> {
  const options = {
    title: t('Open a folder with a Procfile'),
    buttonLabel: t('Open'),
    defaultPath: startIn,
    properties: ['openDirectory' as const],
  };
  const { filePaths } = await (window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options));
  return filePaths[0] ?? null;
}
