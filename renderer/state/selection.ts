import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Layout } from './layout/layout.ts';
import { parseLayout } from './layout/parse-layout.ts';
import { remember, remembered } from '../ui/state/remembered.ts';
import { apps } from './apps-store.ts';

export interface Selection {
  /** Folder of the app on screen: ids do not outlive the engine, folders do. */
  folder: string | null;
  /** Folder → its tabs as they were left, also those that are not there now. */
  layouts: Readonly<Record<string, Layout>>;
}

const STORAGE_KEY = 'selection';

/** Which app and which of its tabs are on screen; remembered by this browser or window. */
export const selection = createStore<Selection>()(() => parseSelection(remembered<unknown>(STORAGE_KEY, null)));

selection.subscribe((state) => remember(STORAGE_KEY, state));

/** The id of the app on screen: the selected one, else the first that is open, else null. */
export function useCurrentApp(): string | null {
  const folder = useStore(selection, (state) => state.folder);
  return useStore(apps, ({ order, byId }) => order.find((id) => byId[id]?.folder === folder) ?? order[0] ?? null);
}

/** The id of the app on screen, for code outside of React. */
export function currentApp(): string | null {
  const { order, byId } = apps.getState();
  const { folder } = selection.getState();
  return order.find((id) => byId[id]?.folder === folder) ?? order[0] ?? null;
}

export function selectApp(app: string): void {
  const folder = apps.getState().byId[app]?.folder;
  if (folder !== undefined) selection.setState({ folder });
}

/** Acts once the page knows an app: one that was opened by somebody else may be heard of a moment later. */
export function onceOpen(app: string, act: () => void): void {
  if (apps.getState().byId[app] !== undefined) return act();
  const stop = apps.subscribe(({ byId }) => {
    if (byId[app] === undefined) return;
    stop();
    act();
  });
}

function parseSelection(stored: unknown): Selection {
  const { folder, layouts } = (stored ?? {}) as Readonly<Record<string, unknown>>;
  const parsed = Object.entries(layouts ?? {}).flatMap(([key, value]) => {
    const layout = parseLayout(value);
    return layout === null ? [] : [[key, layout] as const];
  });
  return { folder: typeof folder === 'string' ? folder : null, layouts: Object.fromEntries(parsed) };
}
