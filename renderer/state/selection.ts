import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { connection } from '../client/connection.ts';
import { activatePane, selectTabIn } from './layout/change-layout.ts';
import { fitLayout } from './layout/fit-layout.ts';
import { activeTab, singlePane } from './layout/layout.ts';
import type { Layout } from './layout/layout.ts';
import { parseLayout } from './layout/parse-layout.ts';
import { remember, remembered } from '../ui/state/remembered.ts';
import { apps } from './apps-store.ts';

/** Values of the tabs that are not a dyno; a dyno's tab has its name, which holds a full stop. */
export const LOGS_TAB = 'logs';
export const GRID_TAB = 'grid';
export const REQUESTS_TAB = 'requests';
export const CONFIG_TAB = 'config';
export const RELEASES_TAB = 'releases';
export const METRICS_TAB = 'metrics';
export const ACTIVITY_TAB = 'activity';
/** In the order they are shown. */
export const APP_TABS: readonly string[] = [
  LOGS_TAB,
  GRID_TAB,
  REQUESTS_TAB,
  METRICS_TAB,
  ACTIVITY_TAB,
  CONFIG_TAB,
  RELEASES_TAB,
];

export interface Selection {
  /** Folder of the app on screen: ids do not outlive the engine, folders do. */
  folder: string | null;
  /** Folder → its tabs as they were left, also those that are not there now. */
  layouts: Readonly<Record<string, Layout>>;
}

const STORAGE_KEY = 'selection';
const UNTOUCHED = singlePane(LOGS_TAB);

/** Which app and which of its tabs are on screen; remembered by this browser or window. */
export const selection = createStore<Selection>()(() => parseSelection(remembered<unknown>(STORAGE_KEY, null)));

selection.subscribe((state) => remember(STORAGE_KEY, state));

/** The id of the app on screen: the selected one, else the first that is open, else null. */
export function useCurrentApp(): string | null {
  const folder = useStore(selection, (state) => state.folder);
  return useStore(apps, ({ order, byId }) => order.find((id) => byId[id]?.folder === folder) ?? order[0] ?? null);
}

/** The same, for code outside of React. */
export function currentApp(): string | null {
  const { order, byId } = apps.getState();
  const { folder } = selection.getState();
  return order.find((id) => byId[id]?.folder === folder) ?? order[0] ?? null;
}

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
  useStore(apps, () => shownLayout(app));
  return useStore(selection, () => shownLayout(app));
}

/** The tab of an app that commands act on: the selected one of its active pane. */
export function useSelectedTab(app: string): string {
  useStore(apps, () => activeTab(shownLayout(app)));
  return useStore(selection, () => activeTab(shownLayout(app)));
}

/** Changes the panes of an app, from how they are shown now. */
export function changeLayout(app: string, change: (layout: Layout) => Layout): void {
  const before = shownLayout(app);
  const after = change(before);
  if (after !== before) storeLayout(app, after);
}

export function selectApp(app: string): void {
  const folder = apps.getState().byId[app]?.folder;
  if (folder !== undefined) selection.setState({ folder });
}

/** Shows a tab of an app, in the pane it is in: one of {@link APP_TABS} or a dyno's name, of one to come as well. */
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

/** From now on, shows an app when another client (a second start, the command line) asks every window to. */
export function followShowRequests(): void {
  connection.subscribe((now, before) => {
    const { toShow } = now;
    if (toShow !== null && toShow !== before.toShow) onceOpen(toShow.app, () => selectApp(toShow.app));
  });
}

/** A page that was just loaded does not know its apps yet. */
function onceOpen(app: string, act: () => void): void {
  if (apps.getState().byId[app] !== undefined) return act();
  const stop = apps.subscribe(({ byId }) => {
    if (byId[app] === undefined) return;
    stop();
    act();
  });
}

function storedLayout(app: string): Layout {
  return selection.getState().layouts[apps.getState().byId[app]?.folder ?? ''] ?? UNTOUCHED;
}

function storeLayout(app: string, layout: Layout): void {
  const folder = apps.getState().byId[app]?.folder;
  if (folder === undefined || layout === storedLayout(app)) return;
  selection.setState(({ layouts }) => ({ layouts: { ...layouts, [folder]: layout } }));
}

/** In the order they are shown. */
function tabsOf(app: string): readonly string[] {
  return [...APP_TABS, ...(apps.getState().byId[app]?.dynos ?? []).map(({ name }) => name)];
}

function isSameList(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((item, index) => item === other[index]);
}

function parseSelection(stored: unknown): Selection {
  const { folder, layouts } = (stored ?? {}) as Readonly<Record<string, unknown>>;
  const parsed = Object.entries(layouts ?? {}).flatMap(([key, value]) => {
    const layout = parseLayout(value);
    return layout === null ? [] : [[key, layout] as const];
  });
  return { folder: typeof folder === 'string' ? folder : null, layouts: Object.fromEntries(parsed) };
}
