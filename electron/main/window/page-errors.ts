import { app, dialog, type BrowserWindow } from 'electron';
import { t } from '../../../shared/text/i18n.ts';

/** A page that crashes or hangs takes no dyno with it, and is the same again after loading. */
export function watchPage(window: BrowserWindow): void {
  const page = { isEndedByUs: false };
  reloadWhenGone(window, page);
  offerReloadWhileUnresponsive(window, page);
}

function reloadWhenGone(window: BrowserWindow, page: { isEndedByUs: boolean }): void {
  window.webContents.on('render-process-gone', async (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    const isAgreed = page.isEndedByUs || (await isReloadWanted(window, reason));
    page.isEndedByUs = false;
    if (!isAgreed) app.quit();
    else if (!window.isDestroyed()) window.webContents.reload();
  });
}

async function isReloadWanted(window: BrowserWindow, reason: string): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    message: t('The window’s page ended unexpectedly.'),
    detail: t('Chromium says: {reason}. The dynos run on.', { reason }),
    buttons: [t('Reload'), t('Quit Dynodeck')],
    defaultId: 0,
    cancelId: 0,
  });
  return response === 0;
}

function offerReloadWhileUnresponsive(window: BrowserWindow, page: { isEndedByUs: boolean }): void {
  let asking: AbortController | null = null;
  window.on('unresponsive', async () => {
    if (asking !== null) return;
    asking = new AbortController();
    const { signal } = asking;
    const { response } = await dialog.showMessageBox(window, {
      type: 'warning',
      message: t('The window’s page does not respond.'),
      detail: t('The dynos run on. Wait for it, or load it again; what you see comes back.'),
      buttons: [t('Wait'), t('Reload')],
      defaultId: 0,
      cancelId: 0,
      signal,
    });
    asking = null;
    if (response !== 1 || signal.aborted || window.isDestroyed()) return;
    // A page that hangs does not unload: its process has to go first.
    page.isEndedByUs = true;
    window.webContents.forcefullyCrashRenderer();
  });
  window.on('responsive', () => asking?.abort());
}
