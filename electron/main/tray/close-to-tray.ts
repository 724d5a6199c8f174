import { dialog, type BrowserWindow } from 'electron';
import { t } from '../../../shared/text/i18n.ts';
import type { Entry } from '../settings/store.ts';

export interface CloseToTrayOptions {
  /** Chosen, and there is a tray. */
  isOn(): boolean;
  told: Entry<boolean>;
  quit(): void;
}

/**
 * Hides a window that was closed, with its dynos running on, where its owner has chosen that; says so the first time.
 * @returns whether it did
 */
export function closeToTray(window: BrowserWindow, { isOn, told, quit }: CloseToTrayOptions): boolean {
  if (!isOn()) return false;
  if (told.read()) window.hide();
  else void tellThenHide(window, told, quit);
  return true;
}

async function tellThenHide(window: BrowserWindow, told: Entry<boolean>, quit: () => void): Promise<void> {
  told.write(true);
  const { response } = await dialog.showMessageBox(window, {
    type: 'info',
    message: t('Dynodeck goes on in the tray.'),
    detail: t(
      'The dynos run on. Its icon in the tray shows the window and quits. The preferences say what closing does.',
    ),
    buttons: [t('Close to Tray'), t('Quit Dynodeck')],
    defaultId: 0,
    cancelId: 0,
  });
  if (response === 1) quit();
  else if (!window.isDestroyed()) window.hide();
}
