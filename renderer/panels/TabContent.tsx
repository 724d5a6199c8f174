import { Suspense } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { CrashPane } from '../crashes/CrashPane.tsx';
import { LogPanel } from '../logs/LogPanel.tsx';
import { apps } from '../state/apps-store.ts';
import { GRID_TAB, LOGS_TAB } from '../state/selection.ts';
import { PANELS, TerminalGrid, TerminalPane } from './tab-code.tsx';

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
