import { lazy, useState } from 'react';
import type { ComponentType } from 'react';
import { ACTIVITY_TAB, CONFIG_TAB, GRID_TAB, LOGS_TAB, METRICS_TAB, RELEASES_TAB, REQUESTS_TAB } from '../state/selection.ts';

/** Code of a tab that is read when it is first wanted, or before. */
interface TabCode<P extends object> {
  read(): Promise<void>;
  /** Suspends until it has been read. */
  Component: ComponentType<P>;
}

function tabCode<P extends object>(load: () => Promise<ComponentType<P>>): TabCode<P> {
  let code: ComponentType<P> | null = null;
  const read = async (): Promise<void> => {
    code = await load();
  };
  const Lazy = lazy(async () => ({ default: await load() }));
  function Component(props: P) {
    // What has been read is shown at once: a lazy component would suspend the first time all the same.
    const [Part] = useState(() => code ?? Lazy);
    return <Part {...props} />;
  }
  return { read, Component };
}

// Half of the page: the window shows its first app before it reads these, and reads them before anybody asks.
const pane = tabCode(async () => (await import('../terminals/panes/TerminalPane.tsx')).TerminalPane);
const grid = tabCode(async () => (await import('../terminals/panes/TerminalGrid.tsx')).TerminalGrid);
const panels: Readonly<Record<string, TabCode<{ app: string; visible: boolean }>>> = {
  [REQUESTS_TAB]: tabCode(async () => (await import('../requests/RequestsPanel.tsx')).RequestsPanel),
  [METRICS_TAB]: tabCode(async () => (await import('../metrics/MetricsPanel.tsx')).MetricsPanel),
  [ACTIVITY_TAB]: tabCode(async () => (await import('../activity/ActivityPanel.tsx')).ActivityPanel),
  [CONFIG_TAB]: tabCode(async () => (await import('../config/ConfigPanel.tsx')).ConfigPanel),
  [RELEASES_TAB]: tabCode(async () => (await import('../releases/ReleasesPanel.tsx')).ReleasesPanel),
};

export const TerminalPane = pane.Component;
export const TerminalGrid = grid.Component;

/** What tabs show besides the log, the grid and terminals. */
export const PANELS: Readonly<Record<string, ComponentType<{ app: string; visible: boolean }>>> = Object.fromEntries(
  Object.entries(panels).map(([tab, { Component }]) => [tab, Component]),
);

/** Reads the code of a tab. What cannot be read now is asked for again by whoever looks at it. */
export async function readTab(tab: string): Promise<void> {
  if (tab === LOGS_TAB) return;
  const code = tab === GRID_TAB ? grid : (panels[tab] ?? pane);
  await code.read().catch(() => {});
}

/** Reads the code of what tabs show, one part after the other while nothing else is to be done. */
export async function prepareTabs(): Promise<void> {
  for (const { read } of [pane, grid, ...Object.values(panels)]) {
    await new Promise((resolve) => requestIdleCallback(resolve));
    await read().catch(() => {});
  }
}
