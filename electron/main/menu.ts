import { Menu } from 'electron';
import { menuTemplate, type MenuOptions } from './menu-template.ts';

/** Shows the native menu; again whenever the recent apps have changed. */
export function showMenu(options: MenuOptions): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(options)));
}
