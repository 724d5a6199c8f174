import type { MenuItemConstructorOptions } from 'electron';
import type { DesktopSettings } from '../../../shared/desktop/desktop-bridge.ts';
import { t } from '../../../shared/text/i18n.ts';
import type { MenuOptions } from './menu-options.ts';
import { shortcuts } from './shortcuts.ts';

/** Forced colours and more contrast are the system's to choose; the page follows it. */
const themes = (): [DesktopSettings['theme'], string][] => [
  ['system', t('Like the System')],
  ['light', t('Light')],
  ['dark', t('Dark')],
];

export function viewMenu(options: MenuOptions): MenuItemConstructorOptions {
  const { actions, platform, developing } = options;
  const keys = shortcuts(platform);
  const tools: MenuItemConstructorOptions[] = developing
    ? [
        { type: 'separator' },
        { role: 'reload', label: t('Reload'), accelerator: keys.reload },
        { role: 'toggleDevTools', label: t('Toggle Developer Tools'), accelerator: keys.devTools },
      ]
    : [];
  return {
    label: t('View'),
    submenu: [
      { label: t('Zoom In'), accelerator: keys.zoomIn, click: () => actions.zoom(1) },
      { label: t('Zoom In'), visible: false, accelerator: keys.zoomInToo, click: () => actions.zoom(1) },
      { label: t('Zoom Out'), accelerator: keys.zoomOut, click: () => actions.zoom(-1) },
      { label: t('Actual Size'), accelerator: keys.resetZoom, click: () => actions.zoom('reset') },
      { type: 'separator' },
      themeMenu(options),
      { type: 'separator' },
      { role: 'togglefullscreen', label: t('Toggle Full Screen'), accelerator: keys.fullScreen },
      ...tools,
    ],
  };
}

function themeMenu({ settings, actions }: MenuOptions): MenuItemConstructorOptions {
  return {
    label: t('Theme'),
    submenu: themes().map(([theme, label]) => ({
      id: `theme.${theme}`,
      label,
      type: 'radio' as const,
      checked: settings.theme === theme,
      click: () => actions.change({ theme }),
    })),
  };
}
