import type { MenuItemConstructorOptions } from 'electron';
import * as v from 'valibot';
import { DesktopSettingsSchema } from '../../../../shared/desktop/desktop-bridge.ts';
import type { MenuActions, MenuOptions } from '../../../../electron/main/menu/menu-options.ts';

/** Options of a menu, with what its items were asked to do, such as `command start`. */
export function recordingOptions(given: Partial<MenuOptions> = {}): { options: MenuOptions; asked: string[] } {
  const asked: string[] = [];
  const record = (name: string) => (...values: unknown[]) =>
    void asked.push([name, ...values.map((value) => (typeof value === 'string' ? value : JSON.stringify(value)))].join(' '));
  const actions: MenuActions = {
    openFolder: record('openFolder'),
    openRecent: record('openRecent'),
    clearRecent: record('clearRecent'),
    closeWindow: record('closeWindow'),
    quit: record('quit'),
    command: record('command'),
    change: record('change'),
    zoom: record('zoom'),
    checkForUpdate: record('checkForUpdate'),
    showDocumentation: record('showDocumentation'),
    open: record('open'),
    copyDiagnostics: record('copyDiagnostics'),
    showOwnLogs: record('showOwnLogs'),
  };
  const settings = v.parse(DesktopSettingsSchema, {});
  const recent = [{ folder: '/srv/a & b', name: 'a & b', openedAt: 0 }];
  return {
    options: { recent, settings, hasTray: true, platform: 'linux', developing: true, keys: null, actions, ...given },
    asked,
  };
}

/** All items of a menu, those of submenus included. */
export function itemsOf(template: MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  return template.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? itemsOf(item.submenu) : [])]);
}

/** Clicks the item with this label, as Electron would. */
export function click(template: MenuItemConstructorOptions[], label: string): void {
  const item = itemsOf(template).find((candidate) => candidate.label === label);
  if (!item?.click) throw new Error(`No item "${label}" can be clicked.`);
  (item.click as () => void)();
}
