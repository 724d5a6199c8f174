import { isSameBox } from './box.ts';
import type { Box } from './box.ts';
import { activatePane, dockOf, insertPane, singleTab, takeOut } from './change-layout.ts';
import type { Edge } from './change-layout.ts';
import { floatById, MOST_FLOATS, paneOf, panesOf, settled, withPanes } from './layout.ts';
import type { Layout } from './layout.ts';

/*
 * As in change-layout.ts: each change gives a new layout, or the very one it was given when there is nothing to change.
 */

/**
 * Takes a tab out of its pane, into a new one that floats in front of all others. One that floats by itself is moved.
 * The last tab of the tree stays there.
 */
export function floatTab(layout: Layout, tab: string, box: Box): Layout {
  const source = paneOf(layout, tab);
  if (source === undefined) return layout;
  const float = floatById(layout, source.id);
  const isAlone = source.tabs.length === 1;
  if (isAlone && float) return activatePane(placeFloat(layout, source.id, box), source.id);
  if (layout.floats.length >= MOST_FLOATS || (isAlone && panesOf(layout.root).length === 1)) return layout;
  const pane = singleTab(layout, tab);
  const { root, floats } = takeOut(layout, tab);
  return activatePane(settled(layout, root, [...floats, { pane, box, from: float?.from ?? source.id }]), pane.id);
}

/** Gives a floating pane another place and size. */
export function placeFloat(layout: Layout, id: string, box: Box): Layout {
  const placed = floatById(layout, id);
  if (placed === undefined || isSameBox(placed.box, box)) return layout;
  return { ...layout, floats: layout.floats.map((float) => (float === placed ? { ...float, box } : float)) };
}

/**
 * Puts a floating pane into the tree again: its tabs into another pane, on top, or itself at a side of that.
 *
 * @param to id of the other pane; absent: the one that its tabs came from.
 */
export function dockPane(layout: Layout, id: string, to?: string, edge: Edge | null = null): Layout {
  const docked = floatById(layout, id)?.pane;
  const target = to ?? dockOf(layout, id)?.id;
  if (docked === undefined || target === undefined || floatById(layout, target)) return layout;
  const without = settled(layout, layout.root, layout.floats.filter(({ pane }) => pane !== docked));
  if (edge !== null) return insertPane(without, docked, target, edge) ?? layout;
  const { tabs, selected } = docked;
  const joined = withPanes(without, (pane) =>
    pane.id === target ? { ...pane, tabs: [...pane.tabs, ...tabs], selected } : pane,
  );
  return joined === without ? layout : activatePane(joined, target);
}
