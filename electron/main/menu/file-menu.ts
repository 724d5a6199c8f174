import type { MenuItemConstructorOptions } from 'electron';
import { t } from '../../../shared/text/i18n.ts';
import type { DesktopSettings } from '../../../shared/desktop/desktop-bridge.ts';
import type { MenuOptions } from './menu-options.ts';
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

/** A text as a label, in which a lone & would mark a mnemonic. */
export function plainLabel(text: string): string {
  return text.replaceAll('&', '&&');
}

type Switch = 'closeToTray' | 'startRunning' | 'updates' | 'notifications';

const labels = (): Record<Switch, string> => ({
  startRunning: t('Start What Was Running'),
  closeToTray: t('Close to Tray'),
  notifications: t('Show Notifications'),
  updates: t('Check for Updates'),
});

/** The switches of the desktop app, for all apps. */
export function preferencesMenu({ settings, hasTray, actions }: MenuOptions): MenuItemConstructorOptions {
  const offered = (Object.entries(labels()) as [Switch, string][]).filter(
    ([name]) => name !== 'closeToTray' || hasTray,
  );
  return {
    label: t('Preferences'),
    submenu: [
      ...offered.map(([name, label]) => ({
        id: `settings.${name}`,
        label,
        type: 'checkbox' as const,
        checked: settings[name],
        click: () => actions.change(flipped(settings, name)),
      })),
      { type: 'separator' },
      { label: t('All Preferences…'), click: () => actions.open('preferences') },
    ],
  };
}

function flipped(settings: DesktopSettings, name: Switch): Partial<Record<Switch, boolean>> {
  return { [name]: !settings[name] };
}
