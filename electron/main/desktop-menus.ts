import { app, type BrowserWindow } from 'electron';
import type { MenuKeys } from '../../shared/desktop/desktop-bridge.ts';
import { appStatus, type AppStatus } from './engine-process/app-status.ts';
import { CrashBadge } from './notifications/notifications.ts';
import { enableItems, showMenu } from './menu/menu.ts';
import type { MenuActions, MenuOptions } from './menu/menu-options.ts';
import type { OpenApps } from './engine-process/open-apps.ts';
import type { Preferences } from './settings/preferences.ts';
import { showRecentOutside } from './recent/recent-documents.ts';
import type { DesktopStore } from './settings/store.ts';
import { AppTray } from './tray/app-tray.ts';
import type { TrayActions } from './tray/tray-template.ts';

export interface DesktopMenusOptions {
  store: DesktopStore;
  preferences: Preferences;
  openApps: OpenApps;
  iconFolder: string;
  window(): BrowserWindow | null;
  menu: MenuActions;
  tray: TrayActions;
}

/** Everything around the window that shows apps: the menu, the tray, the dock, the badge. */
export class DesktopMenus {
  readonly #options: DesktopMenusOptions;
  readonly #badge: CrashBadge;
  #tray: AppTray | null = null;
  #onScreen: string | null = null;
  #shownRecent = '';
  /** Null until the page has said them. */
  #keys: MenuKeys | null = null;

  constructor(options: DesktopMenusOptions) {
    this.#options = options;
    this.#badge = new CrashBadge(options.iconFolder);
    options.preferences.onChange(() => this.showMenu());
    options.openApps.onChange(() => this.#update());
  }

  get hasTray(): boolean {
    return this.#tray !== null;
  }

  /** Once it is known that a tray would be seen. */
  showTray(): void {
    this.#tray ??= new AppTray(this.#options.iconFolder, this.#options.tray);
    this.showMenu();
    this.#update();
  }

  /** Again when the recent apps may have changed. */
  showMenu(): void {
    const { store, preferences, menu } = this.#options;
    const { recent } = store.engine.read();
    const options: MenuOptions = {
      recent,
      settings: preferences.now,
      hasTray: this.hasTray,
      platform: process.platform,
      developing: !app.isPackaged,
      keys: this.#keys,
      actions: menu,
    };
    showMenu(options, this.#appOnScreen());
    const shown = JSON.stringify(recent);
    if (shown === this.#shownRecent) return;
    this.#shownRecent = shown;
    showRecentOutside(recent, menu);
  }

  /** @param id null: none is open */
  show(id: string | null): void {
    this.#onScreen = id;
    enableItems(this.#appOnScreen());
  }

  /** Shortcuts that were changed in the window are those of the menu. */
  follow(keys: MenuKeys): void {
    this.#keys = keys;
    this.showMenu();
  }

  #update(): void {
    const apps = this.#apps();
    enableItems(this.#appOnScreen());
    this.#tray?.update(apps);
    this.#badge.update(apps, this.#options.window());
  }

  #appOnScreen(): AppStatus | null {
    return this.#apps().find(({ id }) => id === this.#onScreen) ?? null;
  }

  #apps(): AppStatus[] {
    return (this.#options.openApps.list ?? []).map(appStatus);
  }
}
