import type { MenuItemConstructorOptions } from 'electron';
import type { MenuOptions } from './menu-options.ts';

export function helpMenu({ actions, platform }: MenuOptions): MenuItemConstructorOptions {
  // On macOS, the menu under the program's name holds these.
  const elsewhere: MenuItemConstructorOptions[] =
    platform === 'darwin'
      ? []
      : [
          { type: 'separator' },
          { label: 'Check for Updates…', click: actions.checkForUpdate },
          { role: 'about' },
        ];
  return {
    role: 'help',
    submenu: [
      { label: 'Documentation', click: actions.showDocumentation },
      { label: 'Keyboard Shortcuts', click: () => actions.open('shortcuts') },
      { id: 'help.tour', label: 'Take the Tour', click: () => actions.open('tour') },
      { type: 'separator' },
      { label: 'Copy Diagnostics', click: actions.copyDiagnostics },
      { label: 'Show Dynodeck’s Own Logs', click: actions.showOwnLogs },
      ...elsewhere,
    ],
  };
}
