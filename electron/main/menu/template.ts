import type { MenuItemConstructorOptions } from 'electron';
import { t } from '../../../shared/words.ts';
import { appMenu } from './app-menu.ts';
import { fileMenu } from './file-menu.ts';
import { helpMenu } from './help-menu.ts';
import type { MenuOptions } from './menu-options.ts';
import { preferencesMenu } from './preferences-menu.ts';
import { shortcuts } from './shortcuts.ts';
import { viewMenu } from './view-menu.ts';

/**
 * No label has a mnemonic and no shortcut is Ctrl with a letter outside macOS: those keys belong to the programs in the
 * terminals (desktop.md D1). That rules out the default shortcuts of most roles.
 */
export function menuTemplate(options: MenuOptions): MenuItemConstructorOptions[] {
  const { platform } = options;
  const own = platform === 'darwin' ? [macMenu(options)] : [];
  return [
    ...own,
    fileMenu(options),
    editMenu(platform),
    viewMenu(options),
    appMenu(options),
    windowMenu(platform),
    helpMenu(options),
  ];
}

/** The one under the program's name. */
function macMenu(options: MenuOptions): MenuItemConstructorOptions {
  return {
    role: 'appMenu',
    submenu: [
      { role: 'about' },
      { label: t('Check for Updates…'), click: options.actions.checkForUpdate },
      { type: 'separator' },
      preferencesMenu(options),
      { type: 'separator' },
      { role: 'services' },
      { type: 'separator' },
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      { type: 'separator' },
      { role: 'quit' },
    ],
  };
}

function editMenu(platform: NodeJS.Platform): MenuItemConstructorOptions {
  if (platform === 'darwin') return { role: 'editMenu' };
  const keys = shortcuts(platform);
  return {
    label: t('Edit'),
    submenu: [
      // In text fields, Chromium itself knows Ctrl+Z, Ctrl+X and Ctrl+A.
      { role: 'undo', registerAccelerator: false, accelerator: '' },
      { role: 'redo', registerAccelerator: false, accelerator: '' },
      { type: 'separator' },
      { role: 'cut', registerAccelerator: false, accelerator: '' },
      { role: 'copy', accelerator: keys.copy },
      { role: 'paste', accelerator: keys.paste },
      { role: 'selectAll', registerAccelerator: false, accelerator: '' },
    ],
  };
}

function windowMenu(platform: NodeJS.Platform): MenuItemConstructorOptions {
  if (platform === 'darwin') return { role: 'windowMenu' };
  const minimize: MenuItemConstructorOptions = { role: 'minimize', registerAccelerator: false, accelerator: '' };
  return { label: t('Window'), submenu: [minimize, { role: 'zoom' }] };
}
