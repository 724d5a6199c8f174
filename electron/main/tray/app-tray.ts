import { Menu, Tray, app, dialog, type BrowserWindow } from 'electron';
import { join } from 'node:path';
import { toFailure } from '../../../shared/contract/failure.ts';
import { t } from '../../../shared/text/i18n.ts';
import { crashedWords, type AppStatus } from '../engine-process/app-status.ts';
import type { OpenApps } from '../engine-process/open-apps.ts';
import type { WindowLink } from '../window/bridge.ts';
import type { Entry } from '../settings/store.ts';
import { trayTemplate, trayTooltip, type TrayActions } from './tray-template.ts';

/** Dynodeck in the tray or, on macOS, in the menu bar. */
export class AppTray {
  readonly #tray: Tray;
  readonly #iconFolder: string;
  readonly #actions: TrayActions;
  /** The shown menu, as text. */
  #shown = '';

  /** @param iconFolder with the tray's icons; only where there is a tray */
  constructor(iconFolder: string, actions: TrayActions) {
    this.#iconFolder = iconFolder;
    this.#actions = actions;
    this.#tray = new Tray(this.#icon(false));
    this.#tray.on('click', () => actions.showWindow());
    this.update([]);
  }

  /** Snapshots come often, and a menu that is built anew closes under the pointer: only news are shown. */
  update(apps: readonly AppStatus[]): void {
    const template = trayTemplate(apps, this.#actions);
    const shown = JSON.stringify([apps.map(({ id }) => id), template]);
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.#tray.setImage(this.#icon(crashedWords(apps) !== null));
    this.#tray.setToolTip(trayTooltip(apps));
    this.#tray.setContextMenu(Menu.buildFromTemplate(template));
  }

  /** macOS colours an icon whose name ends in `Template` like the rest of the menu bar. */
  #icon(crashed: boolean): string {
    const name = crashed ? 'tray-crashed' : 'tray';
    return join(this.#iconFolder, process.platform === 'darwin' ? `${name}Template.png` : `${name}.png`);
  }
}

export interface TrayActionsOptions {
  openApps: OpenApps;
  link: WindowLink;
  showWindow(): void;
}

/** The actions of the tray: without the window, unless it has to ask something. */
export function trayActions({ openApps, link, showWindow }: TrayActionsOptions): TrayActions {
  return {
    async command(command, id) {
      try {
        await openApps.client?.request(`dynos.${command}`, { app: id, target: null });
      } catch (error) {
        const { code, message } = toFailure(error);
        showWindow();
        if (code === 'untrusted') link.send({ kind: 'command', command, app: id });
        else link.warn(message);
      }
    },
    showApp(id) {
      showWindow();
      link.show(id, null);
    },
    showWindow,
    quit: () => app.quit(),
  };
}

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
