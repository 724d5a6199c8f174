import type { MenuItemConstructorOptions } from 'electron';
import type { DesktopSettings } from '../../../shared/desktop/desktop-bridge.ts';
import { t } from '../../../shared/text/i18n.ts';
import type { MenuOptions } from './menu-options.ts';

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
