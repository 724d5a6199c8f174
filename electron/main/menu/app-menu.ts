import type { MenuItemConstructorOptions } from 'electron';
import { t } from '../../../shared/text/i18n.ts';
import type { AppStatus } from '../engine-process/app-status.ts';
import type { MenuOptions } from './menu-options.ts';
import { shortcutsInForce } from './shortcuts.ts';

/** What can be done to the app on screen. */
export function appMenu({ actions, platform, keys: chosen }: MenuOptions): MenuItemConstructorOptions {
  const keys = shortcutsInForce(platform, chosen);
  return {
    label: t('App'),
    submenu: [
      { id: 'app.start', label: t('Start All'), click: () => actions.command('start') },
      { id: 'app.stop', label: t('Stop All'), click: () => actions.command('stop') },
      { id: 'app.restart', label: t('Restart All'), click: () => actions.command('restart') },
      { type: 'separator' },
      { id: 'app.run', label: t('Run One-Off…'), accelerator: keys.runOneOff, click: () => actions.command('run') },
      { id: 'app.logs', label: t('Show Logs'), click: () => actions.command('logs') },
    ],
  };
}

/** Which of the items above, by id, would do something now. */
export function availableItems(app: AppStatus | null): Record<string, boolean> {
  return {
    'app.start': app?.can.start ?? false,
    'app.stop': app?.can.stop ?? false,
    'app.restart': app?.can.restart ?? false,
    'app.run': app?.can.change ?? false,
    'app.logs': app !== null,
    'app.close': app?.can.change ?? false,
    // It shows the parts of an app.
    'help.tour': app !== null,
  };
}
