import type { MenuItemConstructorOptions } from 'electron';
import { t, tn } from '../../../shared/text/i18n.ts';
import { crashedWords, statusWords, type AppStatus } from '../engine-process/app-status.ts';
import { plainLabel } from '../menu/file-menu.ts';

export interface TrayActions {
  command(command: 'start' | 'stop', app: string): unknown;
  showApp(app: string): void;
  showWindow(): void;
  quit(): void;
}

/** A submenu per app, with its state in words: a colour alone says nothing. */
export function trayTemplate(apps: readonly AppStatus[], actions: TrayActions): MenuItemConstructorOptions[] {
  const none: MenuItemConstructorOptions = { label: t('No app is open'), enabled: false };
  return [
    ...(apps.length === 0 ? [none] : apps.map((app) => appItem(app, actions))),
    { type: 'separator' },
    { label: t('Show Dynodeck'), click: actions.showWindow },
    { label: t('Quit Dynodeck'), click: actions.quit },
  ];
}

export function trayTooltip(apps: readonly AppStatus[]): string {
  const crashed = crashedWords(apps);
  if (crashed !== null) return t('Dynodeck – {crashed}', { crashed });
  const up = apps.reduce((sum, app) => sum + app.up, 0);
  return tn(up, 'Dynodeck – {n} dyno up', 'Dynodeck – {n} dynos up');
}

function appItem(app: AppStatus, { command, showApp }: TrayActions): MenuItemConstructorOptions {
  return {
    label: plainLabel(`${app.name}  —  ${statusWords(app)}`),
    submenu: [
      { label: t('Start All'), enabled: app.can.start, click: () => command('start', app.id) },
      { label: t('Stop All'), enabled: app.can.stop, click: () => command('stop', app.id) },
      { type: 'separator' },
      { label: t('Show'), click: () => showApp(app.id) },
    ],
  };
}
