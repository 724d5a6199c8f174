import { Menu } from 'electron';
import type { AppStatus } from '../engine-process/app-status.ts';
import { availableItems } from './app-menu.ts';
import type { MenuOptions } from './menu-options.ts';
import { menuTemplate } from './template.ts';

/** Shows the native menu; again whenever what it lists has changed. */
export function showMenu(options: MenuOptions, app: AppStatus | null): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(options)));
  enableItems(app);
}

/** Changes a menu in place: one that is built anew closes under the pointer. */
export function enableItems(app: AppStatus | null): void {
  const menu = Menu.getApplicationMenu();
  for (const [id, enabled] of Object.entries(availableItems(app))) {
    const item = menu?.getMenuItemById(id);
    if (item && item.enabled !== enabled) item.enabled = enabled;
  }
}
