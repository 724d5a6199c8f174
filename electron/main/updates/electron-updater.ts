import { app } from 'electron';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { MainLog } from '../logging/main-log.ts';
import type { Updater } from './updater.ts';

/** Written by electron-builder where the package says where its versions are published. */
const PUBLISH_CONFIGURATION = 'app-update.yml';

export function canUpdate(resourcesPath: string): boolean {
  return existsSync(join(resourcesPath, PUBLISH_CONFIGURATION));
}

/** electron-updater, loaded only now: most starts never need it. */
export async function loadUpdater(log: MainLog): Promise<Updater> {
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
