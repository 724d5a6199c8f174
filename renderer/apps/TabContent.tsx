import { lazy, Suspense } from 'react';
import type { ComponentType } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { CrashPane } from '../crashes/CrashPane.tsx';
import { LogPanel } from '../logs/LogPanel.tsx';
import { TerminalGrid } from '../terminals/TerminalGrid.tsx';
import { TerminalPane } from '../terminals/TerminalPane.tsx';
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

// Their code is not even read before they are looked at.
const PANELS: Readonly<Record<string, ComponentType<{ app: string; visible: boolean }>>> = {
  [REQUESTS_TAB]: lazy(async () => ({ default: (await import('../requests/RequestsPanel.tsx')).RequestsPanel })),
  [METRICS_TAB]: lazy(async () => ({ default: (await import('../metrics/MetricsPanel.tsx')).MetricsPanel })),
  [ACTIVITY_TAB]: lazy(async () => ({ default: (await import('../activity/ActivityPanel.tsx')).ActivityPanel })),
  [CONFIG_TAB]: lazy(async () => ({ default: (await import('../config/ConfigPanel.tsx')).ConfigPanel })),
  [RELEASES_TAB]: lazy(async () => ({ default: (await import('../releases/ReleasesPanel.tsx')).ReleasesPanel })),
};

/** What a tab shows: the log, the grid, another panel, or a dyno's terminal. */
export function TabContent({ app, tab, visible, isActive, shown }: TabContentProps) {
  const dynos = useStore(apps, useShallow(({ byId }) => (byId[app]?.dynos ?? []).map(({ name }) => name)));
  const types = useStore(apps, useShallow(({ byId }) => (byId[app]?.processTypes ?? []).map(({ name }) => name)));
  if (tab === LOGS_TAB) return <LogPanel app={app} visible={visible} processTypes={types} dynos={dynos} />;
  if (tab === GRID_TAB) return visible && <TerminalGrid app={app} dynos={dynos} elsewhere={shown} />;
  const Panel = PANELS[tab];
  if (Panel) {
    return (
      <Suspense fallback={null}>
        <Panel app={app} visible={visible} />
      </Suspense>
    );
  }
  return (
    <CrashPane app={app} dyno={tab}>
      <TerminalPane app={app} dyno={tab} visible={visible} takesFocus={isActive} />
    </CrashPane>
  );
}
