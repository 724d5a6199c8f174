import { Tabs } from '@base-ui/react/tabs';
import { useEffect, useRef, useState } from 'react';
import type { WheelEvent } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { LayoutGrid, ScrollText } from 'lucide-react';
import { LogPanel } from '../logs/LogPanel.tsx';
import { TerminalGrid } from '../terminals/TerminalGrid.tsx';
import { TerminalPane } from '../terminals/TerminalPane.tsx';
import { apps } from './apps-store.ts';
import styles from './Centre.module.css';
import { DynoTab } from './DynoTab.tsx';
import { GRID_TAB, LOGS_TAB, selectTab, useSelectedTab } from './selection.ts';

/** The app's log, the grid of its terminals, and one terminal per dyno, behind tabs. */
export function Centre({ app, visible }: { app: string; visible: boolean }) {
  const dynos = useStore(apps, useShallow(({ byId }) => (byId[app]?.dynos ?? []).map(({ name }) => name)));
  const types = useStore(apps, useShallow(({ byId }) => (byId[app]?.processTypes ?? []).map(({ name }) => name)));
  const selected = useSelectedTab(app);
  const tab = selected === GRID_TAB || dynos.includes(selected) ? selected : LOGS_TAB;
  // A terminal is made when it is first looked at, and kept so that coming back to it is instant.
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
        <Tabs.Tab value={LOGS_TAB} className={styles.tab}>
          <ScrollText aria-hidden />
          Logs
        </Tabs.Tab>
        <Tabs.Tab value={GRID_TAB} className={styles.tab}>
          <LayoutGrid aria-hidden />
          Grid
        </Tabs.Tab>
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
      {dynos
        .filter((name) => seen.has(name))
        .map((name) => (
          <Tabs.Panel key={name} value={name} keepMounted className={styles.panel} tabIndex={-1}>
            <TerminalPane app={app} dyno={name} visible={visible && tab === name} />
          </Tabs.Panel>
        ))}
    </Tabs.Root>
  );
}
