import { lazy, Suspense } from 'react';
import type { ComponentType } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { CrashPane } from '../crashes/CrashPane.tsx';
import { LogPanel } from '../logs/LogPanel.tsx';
import { apps } from './apps-store.ts';
import { ACTIVITY_TAB, CONFIG_TAB, GRID_TAB, LOGS_TAB, METRICS_TAB, RELEASES_TAB, REQUESTS_TAB } from './selection.ts';

export interface TabContentProps {
  app: string;
  tab: string;
  /** False behind another tab of its pane, and while another app is on screen. */
  visible: boolean;
  /** Whether its pane is the one that commands act on. */
  isActive: boolean;
  /** All tabs on screen, one of each pane. */
  shown: readonly string[];
}

type Load<P> = () => Promise<{ default: ComponentType<P> }>;

// Half of the page: the window shows its first app before it reads these, and reads them before anybody asks.
const loadPane = async () => ({ default: (await import('../terminals/TerminalPane.tsx')).TerminalPane });
const loadGrid = async () => ({ default: (await import('../terminals/TerminalGrid.tsx')).TerminalGrid });
const PANEL_LOADS: Readonly<Record<string, Load<{ app: string; visible: boolean }>>> = {
  [REQUESTS_TAB]: async () => ({ default: (await import('../requests/RequestsPanel.tsx')).RequestsPanel }),
  [METRICS_TAB]: async () => ({ default: (await import('../metrics/MetricsPanel.tsx')).MetricsPanel }),
  [ACTIVITY_TAB]: async () => ({ default: (await import('../activity/ActivityPanel.tsx')).ActivityPanel }),
  [CONFIG_TAB]: async () => ({ default: (await import('../config/ConfigPanel.tsx')).ConfigPanel }),
  [RELEASES_TAB]: async () => ({ default: (await import('../releases/ReleasesPanel.tsx')).ReleasesPanel }),
};

const TerminalPane = lazy(loadPane);
const TerminalGrid = lazy(loadGrid);
const PANELS = Object.fromEntries(Object.entries(PANEL_LOADS).map(([tab, load]) => [tab, lazy(load)]));

/** Reads the code of what tabs show, one part after the other while nothing else is to be done. */
export async function prepareTabs(): Promise<void> {
  for (const load of [loadPane, loadGrid, ...Object.values(PANEL_LOADS)]) {
    await new Promise((resolve) => requestIdleCallback(resolve));
    // What cannot be read now is asked for again by whoever looks at it.
    await load().catch(() => {});
  }
}

/** What a tab shows: the log, the grid, another panel, or a dyno's terminal. */
export function TabContent({ app, tab, visible, isActive, shown }: TabContentProps) {
  const dynos = useStore(apps, useShallow(({ byId }) => (byId[app]?.dynos ?? []).map(({ name }) => name)));
  const types = useStore(apps, useShallow(({ byId }) => (byId[app]?.processTypes ?? []).map(({ name }) => name)));
  if (tab === LOGS_TAB) return <LogPanel app={app} visible={visible} processTypes={types} dynos={dynos} />;
  const Panel = PANELS[tab];
  return (
    <Suspense fallback={null}>
      {tab === GRID_TAB ? (
        visible && <TerminalGrid app={app} dynos={dynos} elsewhere={shown} />
      ) : Panel ? (
        <Panel app={app} visible={visible} />
      ) : (
        <CrashPane app={app} dyno={tab}>
          <TerminalPane app={app} dyno={tab} visible={visible} takesFocus={isActive} />
        </CrashPane>
      )}
    </Suspense>
  );
}
