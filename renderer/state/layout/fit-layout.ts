import { allPanes, withPanes } from './layout.ts';
import type { Layout } from './layout.ts';

/**
 * A layout as it can be shown now: tabs that are not there are left out, panes without tabs are closed, tabs that are in
 * no pane are in the home pane. What is left out stays in the layout that was given, and comes back with its tab.
 *
 * @param tabs all tabs there are, in the order they are shown; at least one.
 */
export function fitLayout(layout: Layout, tabs: readonly string[]): Layout {
  const placed = new Set(allPanes(layout).flatMap((pane) => pane.tabs));
  return withPanes(layout, (pane) => {
    const own = new Set(pane.tabs);
    const isHome = pane.id === layout.home;
    const held = tabs.filter((tab) => own.has(tab) || (isHome && !placed.has(tab)));
    const [first] = held;
    if (first === undefined) return null;
    return { ...pane, tabs: held, selected: held.includes(pane.selected) ? pane.selected : first };
  });
}
