import type { MenuItemConstructorOptions } from 'electron';
import type { RecentApp } from '../../shared/app.ts';
import { shortcuts } from './shortcuts.ts';

export interface MenuActions {
  openFolder(): void;
  openRecent(folder: string): void;
  closeWindow(): void;
  quit(): void;
  showLogs(): void;
}

export interface MenuOptions {
  recent: readonly RecentApp[];
  actions: MenuActions;
  platform: NodeJS.Platform;
  developing: boolean;
}

/**
 * No label has a mnemonic and no shortcut is Ctrl with a letter outside macOS: those keys belong to the programs in the
 * terminals (desktop.md D1). That rules out the default shortcuts of most roles.
 */
export function menuTemplate(options: MenuOptions): MenuItemConstructorOptions[] {
  const { platform } = options;
  const application: MenuItemConstructorOptions[] = platform === 'darwin' ? [{ role: 'appMenu' }] : [];
  return [...application, fileMenu(options), editMenu(platform), viewMenu(options), windowMenu(platform), helpMenu(options)];
}

function fileMenu({ recent, actions, platform }: MenuOptions): MenuItemConstructorOptions {
  const keys = shortcuts(platform);
  const quit: MenuItemConstructorOptions[] =
    platform === 'darwin' ? [] : [{ type: 'separator' }, { label: 'Quit Dynodeck', click: actions.quit }];
  return {
    label: 'File',
    submenu: [
      { label: 'Open Folder…', accelerator: keys.openFolder, click: actions.openFolder },
      {
        label: 'Open Recent',
        enabled: recent.length > 0,
        submenu: recent.map(({ name, folder }) => ({
          // In a label, a lone & would mark a mnemonic.
          label: `${name}  —  ${folder}`.replaceAll('&', '&&'),
          click: () => actions.openRecent(folder),
        })),
      },
      { type: 'separator' },
      { label: 'Close Window', accelerator: keys.closeWindow, click: actions.closeWindow },
      ...quit,
    ],
  };
}

function editMenu(platform: NodeJS.Platform): MenuItemConstructorOptions {
  if (platform === 'darwin') return { role: 'editMenu' };
  const keys = shortcuts(platform);
  return {
    label: 'Edit',
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

function viewMenu({ platform, developing }: MenuOptions): MenuItemConstructorOptions {
  const keys = shortcuts(platform);
  const tools: MenuItemConstructorOptions[] = developing
    ? [{ type: 'separator' }, { role: 'toggleDevTools', accelerator: keys.devTools }]
    : [];
  return {
    label: 'View',
    submenu: [
      { role: 'reload', accelerator: keys.reload },
      { type: 'separator' },
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      { type: 'separator' },
      { role: 'togglefullscreen' },
      ...tools,
    ],
  };
}

function windowMenu(platform: NodeJS.Platform): MenuItemConstructorOptions {
  if (platform === 'darwin') return { role: 'windowMenu' };
  return { label: 'Window', submenu: [{ role: 'minimize', registerAccelerator: false, accelerator: '' }, { role: 'zoom' }] };
}

function helpMenu({ actions, platform }: MenuOptions): MenuItemConstructorOptions {
  const about: MenuItemConstructorOptions[] = platform === 'darwin' ? [] : [{ role: 'about' }];
  return {
    role: 'help',
    submenu: [{ label: 'Show Dynodeck’s Own Logs', click: actions.showLogs }, ...about],
  };
}
