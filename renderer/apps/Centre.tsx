import { Tabs } from '@base-ui/react/tabs';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import type { ReactNode, WheelEvent } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { Activity, ArrowRightLeft, ChartLine, LayoutGrid, ListChecks, Rocket, ScrollText } from 'lucide-react';
import { CrashPane } from '../crashes/CrashPane.tsx';
import { LogPanel } from '../logs/LogPanel.tsx';
import { TerminalGrid } from '../terminals/TerminalGrid.tsx';
import { TerminalPane } from '../terminals/TerminalPane.tsx';
import { apps } from './apps-store.ts';
import { AppTab } from './AppTab.tsx';
import styles from './Centre.module.css';
import { DynoTab } from './DynoTab.tsx';
import {
  ACTIVITY_TAB,
  APP_TABS,
  CONFIG_TAB,
  GRID_TAB,
  LOGS_TAB,
  METRICS_TAB,
  RELEASES_TAB,
  REQUESTS_TAB,
  selectTab,
  useSelectedTab,
} from './selection.ts';

// Their code is not even read before they are looked at.
const RequestsPanel = lazy(async () => ({ default: (await import('../requests/RequestsPanel.tsx')).RequestsPanel }));
const MetricsPanel = lazy(async () => ({ default: (await import('../metrics/MetricsPanel.tsx')).MetricsPanel }));
const ActivityPanel = lazy(async () => ({ default: (await import('../activity/ActivityPanel.tsx')).ActivityPanel }));
const ConfigPanel = lazy(async () => ({ default: (await import('../config/ConfigPanel.tsx')).ConfigPanel }));
const ReleasesPanel = lazy(async () => ({ default: (await import('../releases/ReleasesPanel.tsx')).ReleasesPanel }));

interface PanelTab {
  value: string;
  name: string;
  icon: ReactNode;
  Panel: typeof RequestsPanel | typeof ConfigPanel | typeof ReleasesPanel;
}

const PANELS: readonly PanelTab[] = [
  { value: REQUESTS_TAB, name: 'Requests', icon: <ArrowRightLeft aria-hidden />, Panel: RequestsPanel },
  { value: METRICS_TAB, name: 'Metrics', icon: <ChartLine aria-hidden />, Panel: MetricsPanel },
  { value: ACTIVITY_TAB, name: 'Activity', icon: <Activity aria-hidden />, Panel: ActivityPanel },
  { value: CONFIG_TAB, name: 'Config', icon: <ListChecks aria-hidden />, Panel: ConfigPanel },
  { value: RELEASES_TAB, name: 'Releases', icon: <Rocket aria-hidden />, Panel: ReleasesPanel },
];

/** The app's log, the grid of its terminals, its other panels, and one terminal per dyno, behind tabs. */
export function Centre({ app, visible }: { app: string; visible: boolean }) {
  const dynos = useStore(apps, useShallow(({ byId }) => (byId[app]?.dynos ?? []).map(({ name }) => name)));
  const types = useStore(apps, useShallow(({ byId }) => (byId[app]?.processTypes ?? []).map(({ name }) => name)));
  const selected = useSelectedTab(app);
  const tab = APP_TABS.includes(selected) || dynos.includes(selected) ? selected : LOGS_TAB;
  // A panel or terminal is made when it is first looked at, and kept so that coming back to it is instant.
  const [seen, setSeen] = useState<ReadonlySet<string>>(new Set([tab]));
  if (!seen.has(tab)) setSeen(new Set([...seen, tab]));

  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const active = list.current?.querySelector('[role=tab][aria-selected=true]');
    active?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [tab, visible]);
  const scrollSideways = ({ deltaX, deltaY }: WheelEvent) => {
    if (deltaX === 0) list.current?.scrollBy({ left: deltaY });
  };

  return (
    <Tabs.Root
      className={styles.centre}
      hidden={!visible}
      value={tab}
      onValueChange={(value, { reason }) => {
        // For other reasons the tab has gone; which one is shown then is decided above.
        if (reason === 'none') selectTab(app, String(value));
      }}
    >
      <Tabs.List
        ref={list}
        className={styles.tabs}
        aria-label="Logs and terminals"
        activateOnFocus
        onWheel={scrollSideways}
      >
        <AppTab value={LOGS_TAB} name="Logs" icon={<ScrollText aria-hidden />} />
        <AppTab value={GRID_TAB} name="Grid" icon={<LayoutGrid aria-hidden />} />
        {PANELS.map(({ value, name, icon }) => (
          <AppTab key={value} value={value} name={name} icon={icon} />
        ))}
        {dynos.map((name) => (
          <DynoTab key={name} app={app} name={name} />
        ))}
      </Tabs.List>
      <Tabs.Panel value={LOGS_TAB} keepMounted className={styles.panel} tabIndex={-1}>
        <LogPanel app={app} visible={visible && tab === LOGS_TAB} processTypes={types} dynos={dynos} />
      </Tabs.Panel>
      <Tabs.Panel value={GRID_TAB} className={styles.panel} tabIndex={-1}>
        {visible && <TerminalGrid app={app} dynos={dynos} />}
      </Tabs.Panel>
      {PANELS.filter(({ value }) => seen.has(value)).map(({ value, Panel }) => (
        <Tabs.Panel key={value} value={value} keepMounted className={styles.panel} tabIndex={-1}>
          <Suspense fallback={null}>
            <Panel app={app} visible={visible && tab === value} />
          </Suspense>
        </Tabs.Panel>
      ))}
      {dynos
        .filter((name) => seen.has(name))
        .map((name) => (
          <Tabs.Panel key={name} value={name} keepMounted className={styles.panel} tabIndex={-1}>
            <CrashPane app={app} dyno={name}>
              <TerminalPane app={app} dyno={name} visible={visible && tab === name} />
            </CrashPane>
          </Tabs.Panel>
        ))}
    </Tabs.Root>
  );
}
