import { app, BrowserWindow, nativeTheme, screen, dialog } from 'electron';
import { t } from '../../../shared/text/i18n.ts';
import { pageUrl } from './page.ts';
import type { PageZoom } from './page-zoom.ts';
import type { Entry, WindowState } from '../settings/store.ts';
import { DEFAULT_SIZE, fitBounds, MIN_SIZE } from './window-bounds.ts';

/** Behind the page until it has painted: close to its own colours, so that nothing flashes. */
const BACKGROUND = { light: '#ffffff', dark: '#16141f' };
/** In milliseconds: moving a window sends an event per frame, and each save writes a file. */
const SAVE_DELAY_MS = 500;

export interface MainWindowOptions {
  state: Entry<WindowState | null>;
  zoom: PageZoom;
  /** The built preload script. */
  preload: string;
  icon: string | null;
  devTools: boolean;
}

/** The window with the page. It appears once the page has painted. */
export function createMainWindow(options: MainWindowOptions): BrowserWindow {
  const { state, zoom, preload, icon, devTools } = options;
  const remembered = state.read();
  const bounds = remembered && fitBounds(remembered.bounds, screen.getAllDisplays().map(({ workArea }) => workArea));
  const window = new BrowserWindow({
    ...(bounds ?? DEFAULT_SIZE),
    minWidth: MIN_SIZE.width,
    minHeight: MIN_SIZE.height,
    show: false,
    title: t('Dynodeck'),
    backgroundColor: nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light,
    ...(icon === null ? {} : { icon }),
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      // It would fetch dictionaries, and underline commands.
      spellcheck: false,
      devTools,
    },
  });
  if (remembered?.maximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  rememberBounds(window, state);
  watchPage(window);
  zoom.keep(window);
  void window.loadURL(pageUrl());
  return window;
}

/** Brings a window in front of the others, from wherever it is. */
export function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

function rememberBounds(window: BrowserWindow, state: Entry<WindowState | null>): void {
  let timer: NodeJS.Timeout | undefined;
  const save = (): void => {
    clearTimeout(timer);
    if (!window.isDestroyed()) {
      state.write({ bounds: window.getNormalBounds(), maximized: window.isMaximized() });
    }
  };
  const saveSoon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(save, SAVE_DELAY_MS);
  };
  window.on('resize', saveSoon);
  window.on('move', saveSoon);
  window.on('close', save);
  // Quitting exits without closing the window.
  app.on('before-quit', save);
  window.on('closed', () => app.off('before-quit', save));
}

/** A page that crashes or hangs takes no dyno with it, and is the same again after loading. */
function watchPage(window: BrowserWindow): void {
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
