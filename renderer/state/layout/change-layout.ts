import { allPanes, floatById, LEAST_SHARE, MOST_PANES, paneById, paneOf, panesOf, withPanes } from './layout.ts';
import type { Layout, LayoutNode, Pane, Split } from './layout.ts';

/*
 * Each change gives a new layout, or the very one it was given when there is nothing to change. They keep what they are
 * given: every tab in one pane, no pane without tabs, at most MOST_PANES in the tree, and at least one.
 */

/** A side of a pane. */
export type Edge = 'left' | 'right' | 'top' | 'bottom';

/** Shows a tab in the pane that it is in; one that is in none is put into the pane with this id. */
export function selectTabIn(layout: Layout, tab: string, otherwise: string): Layout {
  const pane = paneOf(layout, tab) ?? paneById(layout, otherwise);
  if (pane === undefined) return layout;
  const tabs = pane.tabs.includes(tab) ? pane.tabs : [...pane.tabs, tab];
  if (tabs === pane.tabs && pane.selected === tab) return activatePane(layout, pane.id);
  return activatePane(replacePane(layout, { ...pane, tabs, selected: tab }), pane.id);
}

/** Makes a pane the one that commands act on; one that floats comes to the front. */
export function activatePane(layout: Layout, id: string): Layout {
  if (paneById(layout, id) === undefined) return layout;
  const float = floatById(layout, id);
  const isInFront = float === undefined || float === layout.floats.at(-1);
  if (layout.active === id && isInFront) return layout;
  const floats = isInFront ? layout.floats : [...layout.floats.filter((other) => other !== float), float];
  return { ...layout, floats, active: id };
}

/** Puts a tab into a new pane at a side of one in the tree, which gives it half of its room. */
export function splitPane(layout: Layout, tab: string, beside: string, edge: Edge): Layout {
  const source = paneOf(layout, tab);
  if (source === undefined || (source.tabs.length === 1 && source.id === beside)) return layout;
  if (floatById(layout, beside)) return layout;
  return insertPane(takeOut(layout, tab), singleTab(layout, tab), beside, edge, freshId(layout, 's')) ?? layout;
}

/** A new pane with this tab only. */
export function singleTab(layout: Layout, tab: string): Pane {
  return { kind: 'pane', id: freshId(layout, 'p'), tabs: [tab], selected: tab };
}

/**
 * Puts a pane beside one in the tree, and makes it the active one; null where there is no room or no such pane.
 *
 * @param splitId none that was on screen just now: the page would give the new split the sizes of the old one.
 */
export function insertPane(
  layout: Layout,
  added: Pane,
  beside: string,
  edge: Edge,
  splitId = freshId(layout, 's'),
): Layout | null {
  const panes = panesOf(layout.root);
  if (panes.length >= MOST_PANES || !panes.some(({ id }) => id === beside)) return null;
  const split = withPanes(layout, (pane) => (pane.id === beside ? halved(pane, added, edge, splitId) : pane));
  return activatePane(split, added.id);
}

/** Puts a tab into another pane, on top. */
export function moveTab(layout: Layout, tab: string, to: string): Layout {
  const source = paneOf(layout, tab);
  const target = paneById(layout, to);
  if (source === undefined || target === undefined || source.id === to) return layout;
  const moved = replacePane(takeOut(layout, tab), { ...target, tabs: [...target.tabs, tab], selected: tab });
  return activatePane(moved, to);
}

/** Closes a pane; its tabs go to the pane beside it, or to where they were before they floated. The last one stays. */
export function closePane(layout: Layout, id: string): Layout {
  const closed = paneById(layout, id);
  const heir = closed && (dockOf(layout, id) ?? heirOf(layout.root, id));
  if (closed === undefined || heir === undefined) return layout;
  const home = layout.home === id ? heir.id : layout.home;
  const active = layout.active === id ? heir.id : layout.active;
  return withPanes({ ...layout, home, active }, (pane) => {
    if (pane.id === id) return null;
    return pane.id === heir.id ? { ...pane, tabs: [...pane.tabs, ...closed.tabs] } : pane;
  });
}

/** Moves the border of a split. @param share of its first part, between 0 and 1. */
export function resizeSplit(layout: Layout, id: string, share: number): Layout {
  if (!Number.isFinite(share)) return layout;
  const root = withShare(layout.root, id, Math.min(1 - LEAST_SHARE, Math.max(LEAST_SHARE, share)));
  return root === layout.root ? layout : { ...layout, root };
}

/** The pane of the tree that the tabs of a floating one go back to; undefined when it does not float. */
export function dockOf(layout: Layout, id: string): Pane | undefined {
  const float = floatById(layout, id);
  const panes = panesOf(layout.root);
  return float && (panes.find((pane) => pane.id === float.from) ?? panes.find((pane) => pane.id === layout.home));
}

/** The pane that comes after another, round at the end; those that float come after all others. */
export function paneAfter(layout: Layout, id: string): Pane | undefined {
  const panes = allPanes(layout);
  return panes[(panes.findIndex((pane) => pane.id === id) + 1) % panes.length];
}

/** A layout without a tab; the pane that had no other is closed. */
export function takeOut(layout: Layout, tab: string): Layout {
  return withPanes(layout, (pane) => {
    if (!pane.tabs.includes(tab)) return pane;
    const tabs = pane.tabs.filter((other) => other !== tab);
    const [first] = tabs;
    if (first === undefined) return null;
    return { ...pane, tabs, selected: pane.selected === tab ? first : pane.selected };
  });
}

function replacePane(layout: Layout, replacement: Pane): Layout {
  return withPanes(layout, (pane) => (pane.id === replacement.id ? replacement : pane));
}

function halved(pane: Pane, added: Pane, edge: Edge, id: string): Split {
  const direction = edge === 'left' || edge === 'right' ? 'row' : 'column';
  const isFirst = edge === 'left' || edge === 'top';
  const [first, second] = isFirst ? [added, pane] : [pane, added];
  return { kind: 'split', id, direction, share: 0.5, first, second };
}

/** The pane next to another that gets what it leaves: the nearest one of the part that gets its room. */
function heirOf(node: LayoutNode, id: string): Pane | undefined {
  if (node.kind === 'pane') return undefined;
  if (node.first.kind === 'pane' && node.first.id === id) return panesOf(node.second)[0];
  if (node.second.kind === 'pane' && node.second.id === id) return panesOf(node.first).at(-1);
  return heirOf(node.first, id) ?? heirOf(node.second, id);
}

function withShare(node: LayoutNode, id: string, share: number): LayoutNode {
  if (node.kind === 'pane') return node;
  if (node.id === id) return node.share === share ? node : { ...node, share };
  const first = withShare(node.first, id, share);
  const second = withShare(node.second, id, share);
  return first === node.first && second === node.second ? node : { ...node, first, second };
}

/** The smallest number that no part of the layout has. */
function freshId({ root, floats }: Layout, prefix: 'p' | 's'): string {
  const taken = new Set([...idsOf(root), ...floats.map(({ pane }) => pane.id)]);
  let number = 1;
  while (taken.has(`${prefix}${number}`)) number++;
  return `${prefix}${number}`;
}

function idsOf(node: LayoutNode): string[] {
  return node.kind === 'pane' ? [node.id] : [node.id, ...idsOf(node.first), ...idsOf(node.second)];
}
