import type { MenuItemConstructorOptions } from 'electron';
import { t } from '../../../shared/text/i18n.ts';
import type { MenuOptions } from './menu-options.ts';

export function helpMenu({ actions, platform }: MenuOptions): MenuItemConstructorOptions {
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
