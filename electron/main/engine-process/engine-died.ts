import { app, dialog, type BrowserWindow } from 'electron';
import { t } from '../../../shared/text/i18n.ts';

/** Tells that the engine ended by itself, and lets the developer decide; never restarts it silently. */
export async function askAfterEngineDied(
  window: BrowserWindow,
  { status, logFolder, restart }: { status: number; logFolder: string; restart(): void },
): Promise<void> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    message: t('Dynodeck’s engine ended unexpectedly.'),
    detail: t(
      'Its exit status was {status}. The dynos it ran have ended with it. What it said last is in {logFolder}.',
      { status, logFolder },
    ),
    buttons: [t('Restart Engine'), t('Quit Dynodeck')],
    defaultId: 0,
    cancelId: 0,
  });
  if (response === 0) restart();
  else app.quit();
}
