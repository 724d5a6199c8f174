import { app, BrowserWindow, dialog, shell } from 'electron';
import type { DesktopMessage, DesktopState } from '../../shared/desktop/desktop-bridge.ts';
import { updateWords } from '../../shared/desktop/update-labels.ts';
import { t } from '../../shared/text/i18n.ts';
import type { AppOpener } from './engine-process/app-opener.ts';
import type { BridgeParts, WindowLink } from './window/bridge.ts';
import { chooseFolder } from './dialogs/choose-folder.ts';
import { copyDiagnostics } from './diagnostics/copy-diagnostics.ts';
import type { MenuActions } from './menu/menu-options.ts';
import type { OpenApps } from './engine-process/open-apps.ts';
import type { OwnLogs } from './logging/logs.ts';
import type { PageZoom } from './window/page-zoom.ts';
import type { Preferences } from './settings/preferences.ts';
import { clearRecent, folderToStartIn } from './recent/recent-documents.ts';
import type { DesktopStore } from './settings/store.ts';
import type { Updates } from './updates/updates.ts';

export interface DesktopDeps {
  documentationFolder: string;
  store: DesktopStore;
  preferences: Preferences;
  openApps: OpenApps;
  opener: AppOpener;
  link: WindowLink;
  logs: OwnLogs;
  zoom: PageZoom;
  updates: Updates;
  /** Makes it when there is none. */
  window(): BrowserWindow;
}

type PageActions = Omit<BridgeParts, 'connect' | 'appOnScreen' | 'menuKeys' | 'showNotification' | 'restartToUpdate'>;

/** What the menu and the page can ask of the desktop app, done the same way for both. */
export class DesktopActions {
  readonly #parts: DesktopDeps;

  constructor(parts: DesktopDeps) {
    this.#parts = parts;
  }

  forMenu(): MenuActions {
    const { documentationFolder, store, preferences, openApps, opener, link, zoom, window } = this.#parts;
    const inWindow = (message: DesktopMessage): void => {
      // On macOS the menu is there without a window, too.
      window();
      link.send(message);
    };
    return {
      openFolder: () => void this.#chooseAndOpen(),
      openRecent: (folder) => void opener.openFolder(folder),
      clearRecent: () => void clearRecent(store, openApps),
      closeWindow: () => BrowserWindow.getAllWindows()[0]?.close(),
      quit: () => app.quit(),
      command: (command) => inWindow({ kind: 'command', command, app: null }),
      change: (changes) => preferences.change(changes),
      zoom: (direction) => zoom.change(window(), direction),
      checkForUpdate: () => void this.#checkForUpdate(),
      showDocumentation: () => void shell.openPath(documentationFolder),
      open: (dialog) => inWindow({ kind: 'open', dialog }),
      copyDiagnostics: () =>
        void this.#copyDiagnostics().then(() =>
          inWindow({
            kind: 'notice',
            tone: 'info',
            text: t('Diagnostics are on the clipboard. Read them before you send them.'),
          }),
        ),
      showOwnLogs: () => void this.#showOwnLogs(),
    };
  }

  /** @param state for the page */
  forPage(state: () => DesktopState): PageActions {
    const { store, preferences, updates, zoom, window } = this.#parts;
    return {
      folderToStartIn: () => folderToStartIn(store),
      desktopState: () => Promise.resolve(state()),
      changeSettings(changes) {
        preferences.change(changes);
        return Promise.resolve(state());
      },
      copyDiagnostics: () => this.#copyDiagnostics(),
      showOwnLogs: () => this.#showOwnLogs(),
      checkForUpdate: () => updates.check(),
      zoom: (direction) => zoom.change(window(), direction),
    };
  }

  async #chooseAndOpen(): Promise<void> {
    const { store, opener, window } = this.#parts;
    const folder = await chooseFolder(window(), folderToStartIn(store));
    if (folder !== null) await opener.openFolder(folder);
  }

  async #checkForUpdate(): Promise<void> {
    const { updates, window } = this.#parts;
    const message = updateWords(await updates.check(), app.getVersion());
    await dialog.showMessageBox(window(), { type: 'info', message, buttons: [t('OK')] });
  }

  #copyDiagnostics(): Promise<string> {
    const { openApps, preferences, store, logs } = this.#parts;
    return copyDiagnostics({
      apps: openApps.list,
      settings: preferences.now,
      zoom: store.zoom.read(),
      logs: { 'main.log': logs.main, 'engine.log': logs.engine },
    });
  }

  async #showOwnLogs(): Promise<void> {
    const { logs, link } = this.#parts;
    if (!(await logs.show())) link.warn(t('Dynodeck’s own logs are in {folder}.', { folder: logs.folder }));
  }
}
