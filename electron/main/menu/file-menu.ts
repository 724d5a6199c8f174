import type { MenuItemConstructorOptions } from 'electron';
import { t } from '../../../shared/text/i18n.ts';
import type { MenuOptions } from './menu-options.ts';
import { preferencesMenu } from './preferences-menu.ts';
import { shortcutsInForce } from './shortcuts.ts';

export function fileMenu(options: MenuOptions): MenuItemConstructorOptions {
  const { actions, platform } = options;
  const keys = shortcutsInForce(platform, options.keys);
  // On macOS, the menu under the program's name holds these.
  const elsewhere: MenuItemConstructorOptions[] =
    platform === 'darwin'
      ? []
      : [
          { type: 'separator' },
          preferencesMenu(options),
          { type: 'separator' },
          // Without a key: Ctrl+Q is XON in a terminal.
          { label: t('Quit Dynodeck'), click: actions.quit },
        ];
  return {
    label: t('File'),
    submenu: [
      { label: t('Open Folder…'), accelerator: keys.openFolder, click: actions.openFolder },
      recentMenu(options),
      { type: 'separator' },
      { id: 'app.close', label: t('Close App'), click: () => actions.command('close') },
      { label: t('Close Window'), accelerator: keys.closeWindow, click: actions.closeWindow },
      ...elsewhere,
    ],
  };
}

function recentMenu({ recent, actions }: MenuOptions): MenuItemConstructorOptions {
  return {
    label: t('Open Recent'),
    enabled: recent.length > 0,
    submenu: [
      ...recent.map(({ name, folder }) => ({
        label: plainLabel(`${name}  —  ${folder}`),
        click: () => actions.openRecent(folder),
      })),
      { type: 'separator' },
      { label: t('Clear Recent Apps'), click: actions.clearRecent },
    ],
  };
}

/** In a label, a lone & would mark a mnemonic. */
export function plainLabel(text: string): string {
  return text.replaceAll('&', '&&');
}
