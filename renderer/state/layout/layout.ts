import type { Box } from './box.ts';

/**
 * Panes, borders and floats as plain values and pure functions. A docking library brings a renderer and themes of
 * its own at many times the size; this is tested without a page.
 */

/** A part of the centre with tabs of its own; one of them is on screen. */
export interface Pane {
  kind: 'pane';
  id: string;
  /** Never shown in two panes. */
  tabs: readonly string[];
  selected: string;
}

/** Two parts with a border between them that can be moved. */
export interface Split {
  kind: 'split';
  id: string;
  /** `row`: beside each other, `column`: one below the other. */
  direction: 'row' | 'column';
  /** Of the first part, between 0 and 1. */
  share: number;
  first: LayoutNode;
  second: LayoutNode;
}

export type LayoutNode = Pane | Split;

/** A pane that floats over the others, with a place and a size of its own. */
export interface Float {
  pane: Pane;
  /** As it was last chosen; where there is less room, as much of it is shown as fits. */
  box: Box;
  /** Id of the pane that its tabs go back to; the home pane, when it is not there any more. */
  from: string;
}

/** Which tabs of an app are shown where. */
export interface Layout {
  root: LayoutNode;
  /** From the hindmost to the foremost. */
  floats: readonly Float[];
  /** Id of the pane that commands act on. */
  active: string;
  /** Id of the pane that gets tabs which are not in any; never one that floats. */
  home: string;
}

/** The most panes: more would leave none of them room for a line of 40 columns. */
export const MOST_PANES = 4;
/** The most floating panes: with {@link MOST_PANES}, as many terminals as are painted by the GPU at a time. */
export const MOST_FLOATS = 4;
/** A border cannot be moved further out than so. */
export const LEAST_SHARE = 0.1;

const HOME_ID = 'p1';

/** One pane with all tabs in it. */
export function singlePane(selected: string): Layout {
  return { root: { kind: 'pane', id: HOME_ID, tabs: [], selected }, floats: [], active: HOME_ID, home: HOME_ID };
}

/** The panes below a node, from left to right and from top to bottom. */
export function panesOf(node: LayoutNode): Pane[] {
  return node.kind === 'pane' ? [node] : [...panesOf(node.first), ...panesOf(node.second)];
}

/** The floating panes, in an order that does not change when one of them comes to the front. */
export function steadyFloats({ floats }: Layout): Float[] {
  return floats.toSorted((one, other) => (one.pane.id < other.pane.id ? -1 : 1));
}

/** All panes: those of the tree, then those that float. */
export function allPanes(layout: Layout): Pane[] {
  return [...panesOf(layout.root), ...steadyFloats(layout).map(({ pane }) => pane)];
}

/** The pane that a tab is in. */
export function paneOf(layout: Layout, tab: string): Pane | undefined {
  return allPanes(layout).find(({ tabs }) => tabs.includes(tab));
}

export function paneById(layout: Layout, id: string): Pane | undefined {
  return allPanes(layout).find((pane) => pane.id === id);
}

/** The floating pane with this id; undefined when it is part of the tree. */
export function floatById({ floats }: Layout, id: string): Float | undefined {
  return floats.find(({ pane }) => pane.id === id);
}

/** The tab that commands act on. */
export function activeTab(layout: Layout): string {
  const pane = paneById(layout, layout.active) ?? panesOf(layout.root)[0];
  return pane?.selected ?? '';
}

/** The tabs on screen, one of each pane. */
export function shownTabs(layout: Layout): string[] {
  return allPanes(layout).map(({ selected }) => selected);
}

/** A tree with another pane in the place of each; null takes the pane away, and what was beside it gets its room. */
export function mapPanes(node: LayoutNode, change: (pane: Pane) => LayoutNode | null): LayoutNode | null {
  if (node.kind === 'pane') return change(node);
  const first = mapPanes(node.first, change);
  const second = mapPanes(node.second, change);
  if (first === null || second === null) return first ?? second;
  return first === node.first && second === node.second ? node : { ...node, first, second };
}

/**
 * Does {@link mapPanes} with a whole layout: when the active or the home pane has gone, the first one takes over. When
 * none is left in the tree, the foremost of those that float takes its room.
 */
export function withPanes(layout: Layout, change: (pane: Pane) => LayoutNode | null): Layout {
  const floats = mapFloats(layout.floats, change);
  const root = mapPanes(layout.root, change);
  if (root === null) {
    const foremost = floats.at(-1);
    return foremost ? settled(layout, foremost.pane, floats.slice(0, -1)) : layout;
  }
  return root === layout.root && floats === layout.floats ? layout : settled(layout, root, floats);
}

/** A layout with other panes; those that were active and home stay so where they are still there. */
export function settled({ active, home }: Layout, root: LayoutNode, floats: readonly Float[]): Layout {
  const tiled = panesOf(root).map(({ id }) => id);
  const [first = ''] = tiled;
  const isThere = tiled.includes(active) || floats.some(({ pane }) => pane.id === active);
  return { root, floats, active: isThere ? active : first, home: tiled.includes(home) ? home : first };
}

/** The very same list when no pane of it is another. */
function mapFloats(floats: readonly Float[], change: (pane: Pane) => LayoutNode | null): readonly Float[] {
  const changed = floats.flatMap((float) => {
    const pane = change(float.pane);
    // A floating pane is never split.
    if (pane?.kind !== 'pane') return [];
    return pane === float.pane ? float : { ...float, pane };
  });
  const isSame = changed.length === floats.length && changed.every((float, index) => float === floats[index]);
  return isSame ? floats : changed;
}

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
