import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';
import type { UpdateState } from '../../../shared/desktop/desktop-bridge.ts';
import { t } from '../../../shared/text/i18n.ts';
import { appStatus } from '../engine-process/app-status.ts';
import type { OpenApps } from '../engine-process/open-apps.ts';
import type { MainLog } from '../logging/main-log.ts';
import type { Preferences } from '../settings/preferences.ts';
import { CHECK_INTERVAL_MS, FIRST_CHECK_MS, Updates, type Updater } from './updates.ts';

export interface BeginUpdatesOptions {
  openApps: OpenApps;
  preferences: Preferences;
  log: MainLog;
  onState(state: UpdateState): void;
}

/** Looks for updates from now on, in a package that can be updated. */
export function beginUpdates({ openApps, preferences, log, onState }: BeginUpdatesOptions): Updates {
  const updates = new Updates({
    never: reasonForNever(),
    isSwitchedOn: () => preferences.now.updates,
    // An engine that does not answer may have dynos.
    isBusy: () => openApps.list === null || openApps.list.some((open) => appStatus(open).alive > 0),
    load: () => loadUpdater(log),
    onState,
  });
  if (updates.state.phase === 'off' && reasonForNever() !== null) return updates;
  openApps.onChange(() => updates.dynosChanged());
  setTimeout(() => void updates.check(), FIRST_CHECK_MS).unref();
  setInterval(() => void updates.check(), CHECK_INTERVAL_MS).unref();
  return updates;
}

function reasonForNever(): string | null {
  if (!app.isPackaged) return t('This Dynodeck was not installed from a package, so it does not update itself.');
  if (!canUpdate(process.resourcesPath)) return t('This package does not say where newer versions are published.');
  return null;
}

/** Written by electron-builder where the package says where its versions are published. */
const PUBLISH_CONFIGURATION = 'app-update.yml';

function canUpdate(resourcesPath: string): boolean {
  return existsSync(join(resourcesPath, PUBLISH_CONFIGURATION));
}

/** electron-updater, loaded only now: most starts never need it. */
async function loadUpdater(log: MainLog): Promise<Updater> {
  const { default: library } = await import('electron-updater');
  const { autoUpdater } = library;
  // When to download is decided by whether dynos run; what was downloaded is installed at the next quit at the latest.
  autoUpdater.autoDownload = false;
  autoUpdater.autoInstallOnAppQuit = true;
  autoUpdater.allowDowngrade = false;
  autoUpdater.logger = {
    info: (text) => log.info(`update: ${String(text)}`),
    warn: (text) => log.info(`update: ${String(text)}`),
    error: (text) => log.error(`update: ${String(text)}`),
  };
  return {
    async check() {
      const found = await autoUpdater.checkForUpdates();
      return found?.isUpdateAvailable ? found.updateInfo.version : null;
    },
    async download(onPercent) {
      const progress = ({ percent }: { percent: number }): void => onPercent(percent);
      autoUpdater.on('download-progress', progress);
      try {
        await autoUpdater.downloadUpdate();
      } finally {
        autoUpdater.off('download-progress', progress);
      }
    },
    install() {
      // The engine has ended by now: what cannot become the new version starts anew as the old one.
      autoUpdater.once('error', () => {
        app.relaunch();
        app.exit(0);
      });
      autoUpdater.quitAndInstall();
    },
  };
}
