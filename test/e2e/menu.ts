/** What specs find in the native menu. */
import type { Desktop } from './launch.ts';

/** Clicks an item of the native menu by its label. */
export function clickMenu({ app }: Desktop, label: string): Promise<void> {
  return app.evaluate(({ Menu }, wanted) => {
    type Item = Electron.MenuItem;
    const all = (items: Item[]): Item[] => items.flatMap((item) => [item, ...all(item.submenu?.items ?? [])]);
    const item = all(Menu.getApplicationMenu()?.items ?? []).find((candidate) => candidate.label === wanted);
    if (!item) throw new Error(`The menu has no item "${wanted}".`);
    if (!item.enabled) throw new Error(`The item "${wanted}" cannot be chosen.`);
    item.click();
  }, label);
}

/** Whether an item, by its id, can be chosen. */
export function isEnabled({ app }: Desktop, id: string): Promise<boolean | undefined> {
  return app.evaluate(({ Menu }, wanted) => Menu.getApplicationMenu()?.getMenuItemById(wanted)?.enabled, id);
}

/** The shortcut that stands behind an item, by its label; empty: none. */
export function acceleratorOf({ app }: Desktop, label: string): Promise<string | undefined> {
  return app.evaluate(({ Menu }, wanted) => {
    const items = (Menu.getApplicationMenu()?.items ?? []).flatMap(({ submenu }) => submenu?.items ?? []);
    return String(items.find((item) => item.label === wanted)?.accelerator ?? '');
  }, label);
}
