import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { connection } from '../client/connection.ts';
import { remember, remembered } from '../ui/remembered.ts';
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
  /** Folder → selected tab. */
  tabs: Record<string, string>;
}

const STORAGE_KEY = 'selection';

/** Which app and which of its tabs are on screen; remembered by this browser or window. */
export const selection = createStore<Selection>()(() => remembered(STORAGE_KEY, { folder: null, tabs: {} }));

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

/** The selected tab of an app; may name a dyno that does not exist (any more, or yet). */
export function useSelectedTab(app: string): string {
  const folder = useStore(apps, ({ byId }) => byId[app]?.folder ?? '');
  return useStore(selection, ({ tabs }) => tabs[folder] ?? LOGS_TAB);
}

export function selectApp(app: string): void {
  const folder = apps.getState().byId[app]?.folder;
  if (folder !== undefined) selection.setState({ folder });
}

/** Shows a tab of an app: one of {@link APP_TABS} or a dyno's name. */
export function selectTab(app: string, tab: string): void {
  const folder = apps.getState().byId[app]?.folder;
  if (folder !== undefined) selection.setState(({ tabs }) => ({ tabs: { ...tabs, [folder]: tab } }));
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
