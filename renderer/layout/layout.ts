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

/** Which tabs of an app are shown where. */
export interface Layout {
  root: LayoutNode;
  /** Id of the pane that commands act on. */
  active: string;
  /** Id of the pane that gets tabs which are not in any. */
  home: string;
}

/** More would leave none of them room for a line of 40 columns. */
export const MOST_PANES = 4;
/** A border cannot be moved further out than so. */
export const LEAST_SHARE = 0.1;

const HOME_ID = 'p1';

/** One pane with all tabs in it. */
export function singlePane(selected: string): Layout {
  return { root: { kind: 'pane', id: HOME_ID, tabs: [], selected }, active: HOME_ID, home: HOME_ID };
}

/** From left to right and from top to bottom. */
export function panesOf(node: LayoutNode): Pane[] {
  return node.kind === 'pane' ? [node] : [...panesOf(node.first), ...panesOf(node.second)];
}

/** The pane that a tab is in. */
export function paneOf({ root }: Layout, tab: string): Pane | undefined {
  return panesOf(root).find(({ tabs }) => tabs.includes(tab));
}

export function paneById({ root }: Layout, id: string): Pane | undefined {
  return panesOf(root).find((pane) => pane.id === id);
}

/** The tab that commands act on. */
export function activeTab(layout: Layout): string {
  const pane = paneById(layout, layout.active) ?? panesOf(layout.root)[0];
  return pane?.selected ?? '';
}

/** The tabs on screen, one of each pane. */
export function shownTabs({ root }: Layout): string[] {
  return panesOf(root).map(({ selected }) => selected);
}

/** With another pane in the place of each; null takes the pane away, and what was beside it gets its room. */
export function mapPanes(node: LayoutNode, change: (pane: Pane) => LayoutNode | null): LayoutNode | null {
  if (node.kind === 'pane') return change(node);
  const first = mapPanes(node.first, change);
  const second = mapPanes(node.second, change);
  if (first === null || second === null) return first ?? second;
  return first === node.first && second === node.second ? node : { ...node, first, second };
}

/** As {@link mapPanes}, of a whole layout: when the active or the home pane has gone, the first one takes over. */
export function withPanes(layout: Layout, change: (pane: Pane) => LayoutNode | null): Layout {
  const root = mapPanes(layout.root, change);
  const [first] = root === null ? [] : panesOf(root);
  if (root === null || first === undefined) return layout;
  if (root === layout.root) return layout;
  const ids = new Set(panesOf(root).map(({ id }) => id));
  const kept = (id: string): string => (ids.has(id) ? id : first.id);
  return { root, active: kept(layout.active), home: kept(layout.home) };
}
