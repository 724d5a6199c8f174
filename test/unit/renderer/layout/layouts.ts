/** Layouts of all shapes, made as users make them. */
import fc from 'fast-check';
import { dockPane, floatTab, placeFloat } from '../../../../renderer/state/layout/change-floats.ts';
import {
  activatePane,
  closePane,
  moveTab,
  resizeSplit,
  selectTabIn,
  splitPane,
} from '../../../../renderer/state/layout/change-layout.ts';
import type { Edge } from '../../../../renderer/state/layout/change-layout.ts';
import { fitLayout, allPanes, singlePane } from '../../../../renderer/state/layout/layout.ts';
import type { Layout, LayoutNode, Split } from '../../../../renderer/state/layout/layout.ts';

export const TABS = ['logs', 'grid', 'requests', 'web.1', 'web.2', 'worker.1', 'run.17'];

export type Change = (layout: Layout) => Layout;

const EDGES: readonly Edge[] = ['left', 'right', 'top', 'bottom'];
const tab = fc.constantFrom(...TABS);
/** Of a pane or split of whatever layout it is used with. */
const place = fc.nat(9);

const paneAt = (layout: Layout, index: number): string => {
  const panes = allPanes(layout);
  return panes[index % panes.length]!.id;
};

export const splitsOf = (node: LayoutNode): Split[] =>
  node.kind === 'pane' ? [] : [node, ...splitsOf(node.first), ...splitsOf(node.second)];

const splitAt = (layout: Layout, index: number): string => {
  const splits = splitsOf(layout.root);
  return splits[index % splits.length]?.id ?? 'none';
};

const length = fc.nat(2_000);
const box = fc.record({ left: length, top: length, width: length, height: length });

/** Anything a user can do. */
export const change: fc.Arbitrary<Change> = fc.oneof(
  fc.tuple(tab, place, fc.constantFrom(...EDGES)).map(
    ([moved, index, edge]): Change => (layout) => splitPane(layout, moved, paneAt(layout, index), edge),
  ),
  fc.tuple(tab, place).map(([moved, index]): Change => (layout) => moveTab(layout, moved, paneAt(layout, index))),
  place.map((index): Change => (layout) => closePane(layout, paneAt(layout, index))),
  tab.map((selected): Change => (layout) => selectTabIn(layout, selected, layout.home)),
  place.map((index): Change => (layout) => activatePane(layout, paneAt(layout, index))),
  fc.tuple(tab, box).map(([moved, there]): Change => (layout) => floatTab(layout, moved, there)),
  fc.tuple(place, box).map(([index, there]): Change => (layout) => placeFloat(layout, paneAt(layout, index), there)),
  place.map((index): Change => (layout) => dockPane(layout, paneAt(layout, index))),
  fc.tuple(place, place, fc.constantFrom(null, ...EDGES)).map(
    ([index, to, edge]): Change => (layout) => dockPane(layout, paneAt(layout, index), paneAt(layout, to), edge),
  ),
  fc.tuple(place, fc.double()).map(([index, share]): Change => (layout) => resizeSplit(layout, splitAt(layout, index), share)),
);

export const start: Layout = fitLayout(singlePane('logs'), TABS);

export const layout: fc.Arbitrary<Layout> = fc
  .array(change, { maxLength: 30 })
  .map((changes) => changes.reduce((now, next) => next(now), start));
