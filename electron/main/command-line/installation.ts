import { app } from 'electron';
import { join } from 'node:path';

/** Where the parts of the desktop app are. */
export interface Installation {
  engineEntry: string;
  preload: string;
  pageFolder: string;
  sampleFolder: string;
  /** Of languages other than English. */
  wordsFolder: string;
  /** Icons of the window, the tray and the taskbar. */
  iconFolder: string;
  documentationFolder: string;
  /** For the window, where the system does not take it from the package; null when there is none. */
  icon: string | null;
}

/** @param mainFolder folder of the built main.js */
export function findInstallation(mainFolder: string): Installation {
  const resources = app.isPackaged ? process.resourcesPath : join(mainFolder, '../../resources');
  return {
    engineEntry: join(mainFolder, 'engine.js'),
    preload: join(mainFolder, '../preload/preload.cjs'),
    pageFolder: join(mainFolder, '../renderer'),
    sampleFolder: join(resources, 'sample'),
    wordsFolder: join(resources, 'words'),
    iconFolder: join(resources, 'icons'),
    documentationFolder: app.isPackaged ? join(resources, 'docs') : join(mainFolder, '../../docs'),
    icon: process.platform === 'linux' ? join(resources, 'icons/window.png') : null,
  };
}
