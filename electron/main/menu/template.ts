import type { MenuItemConstructorOptions } from 'electron';
import { t } from '../../../shared/text/i18n.ts';
import { appMenu } from './app-menu.ts';
import { fileMenu, preferencesMenu } from './file-menu.ts';
import type { MenuOptions } from './menu-options.ts';
import { shortcuts } from './shortcuts.ts';
import { viewMenu } from './view-menu.ts';

/**
 * No label has a mnemonic and no shortcut is Ctrl with a letter outside macOS: those keys belong to the programs in the
 * terminals. That rules out the default shortcuts of most roles.
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
      { role: 'about', label: t('About Dynodeck') },
      { label: t('Check for Updates…'), click: options.actions.checkForUpdate },
      { type: 'separator' },
      preferencesMenu(options),
      { type: 'separator' },
      { role: 'services', label: t('Services') },
      { type: 'separator' },
      { role: 'hide', label: t('Hide Dynodeck') },
      { role: 'hideOthers', label: t('Hide Others') },
      { role: 'unhide', label: t('Show All') },
      { type: 'separator' },
      { role: 'quit', label: t('Quit Dynodeck') },
    ],
  };
}

function editMenu(platform: NodeJS.Platform): MenuItemConstructorOptions {
  if (platform === 'darwin') return { role: 'editMenu', label: t('Edit') };
  const keys = shortcuts(platform);
  return {
    label: t('Edit'),
    submenu: [
      // In text fields, Chromium itself knows Ctrl+Z, Ctrl+X and Ctrl+A.
      { role: 'undo', label: t('Undo'), registerAccelerator: false, accelerator: '' },
      { role: 'redo', label: t('Redo'), registerAccelerator: false, accelerator: '' },
      { type: 'separator' },
      { role: 'cut', label: t('Cut'), registerAccelerator: false, accelerator: '' },
      { role: 'copy', label: t('Copy'), accelerator: keys.copy },
      { role: 'paste', label: t('Paste'), accelerator: keys.paste },
      { role: 'selectAll', label: t('Select All'), registerAccelerator: false, accelerator: '' },
    ],
  };
}

function windowMenu(platform: NodeJS.Platform): MenuItemConstructorOptions {
  if (platform === 'darwin') return { role: 'windowMenu', label: t('Window') };
  const minimize: MenuItemConstructorOptions = {
    role: 'minimize',
    label: t('Minimize'),
    registerAccelerator: false,
    accelerator: '',
  };
  return { label: t('Window'), submenu: [minimize, { role: 'zoom', label: t('Zoom') }] };
}

function helpMenu({ actions, platform }: MenuOptions): MenuItemConstructorOptions {
  // On macOS, the menu under the program's name holds these.
  const elsewhere: MenuItemConstructorOptions[] =
    platform === 'darwin'
      ? []
      : [
          { type: 'separator' },
          { label: t('Check for Updates…'), click: actions.checkForUpdate },
          { role: 'about', label: t('About Dynodeck') },
        ];
  return {
    role: 'help',
    label: t('Help'),
    submenu: [
      { label: t('Documentation'), click: actions.showDocumentation },
      { label: t('Keyboard Shortcuts'), click: () => actions.open('shortcuts') },
      { id: 'help.tour', label: t('Take the Tour'), click: () => actions.open('tour') },
      { type: 'separator' },
      { label: t('Copy Diagnostics'), click: actions.copyDiagnostics },
      { label: t('Show Dynodeck’s Own Logs'), click: actions.showOwnLogs },
      ...elsewhere,
    ],
  };
}
