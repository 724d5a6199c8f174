import { useSyncExternalStore } from 'react';
import { apps } from './apps-store.ts';
import { activatePane, selectTabIn } from './layout/change-layout.ts';
import { fitLayout, activeTab, singlePane } from './layout/layout.ts';
import type { Layout } from './layout/layout.ts';
import { selection } from './selection.ts';
import { LOGS_TAB, tabsOf } from './tabs.ts';

const UNTOUCHED = singlePane(LOGS_TAB);

/** What was shown last, by app: to be asked for twice in a row gives the very same layout. */
const shown = new Map<string, { stored: Layout; tabs: readonly string[]; layout: Layout }>();

/** The panes of an app with the tabs there are now. */
export function shownLayout(app: string): Layout {
  const stored = storedLayout(app);
  const tabs = tabsOf(app);
  const last = shown.get(app);
  if (last?.stored === stored && isSameList(last.tabs, tabs)) return last.layout;
  const layout = fitLayout(stored, tabs);
  shown.set(app, { stored, tabs, layout });
  return layout;
}

export function useShownLayout(app: string): Layout {
  return useSyncExternalStore(onLayoutChange, () => shownLayout(app));
}

/** The tab of an app that commands act on: the selected one of its active pane. */
export function useSelectedTab(app: string): string {
  return useSyncExternalStore(onLayoutChange, () => activeTab(shownLayout(app)));
}

/** Changes the panes of an app, from how they are shown now. */
export function changeLayout(app: string, change: (layout: Layout) => Layout): void {
  const before = shownLayout(app);
  const after = change(before);
  if (after !== before) storeLayout(app, after);
}

/** Shows a tab of an app, in the pane it is in: that of a panel, or of a dyno, also of one to come. */
export function selectTab(app: string, tab: string): void {
  const stored = storedLayout(app);
  // Tabs that are not there now keep their places, until the next new one: names of one-off dynos would pile up.
  if (tabsOf(app).includes(tab)) return storeLayout(app, selectTabIn(stored, tab, stored.home));
  const layout = shownLayout(app);
  return storeLayout(app, selectTabIn(layout, tab, layout.active));
}

/** Makes a pane of an app the one that commands act on. */
export function selectPane(app: string, pane: string): void {
  storeLayout(app, activatePane(storedLayout(app), pane));
}

/** What a layout is made of: the dynos of an app, and how its panes were left. */
function onLayoutChange(changed: () => void): () => void {
  const stops = [apps.subscribe(changed), selection.subscribe(changed)];
  return () => stops.forEach((stop) => stop());
}

function storedLayout(app: string): Layout {
  return selection.getState().layouts[apps.getState().byId[app]?.folder ?? ''] ?? UNTOUCHED;
}

function storeLayout(app: string, layout: Layout): void {
  const folder = apps.getState().byId[app]?.folder;
  if (folder === undefined || layout === storedLayout(app)) return;
  selection.setState(({ layouts }) => ({ layouts: { ...layouts, [folder]: layout } }));
}

function isSameList(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((item, index) => item === other[index]);
}
