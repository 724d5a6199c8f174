import { Tabs } from '@base-ui/react/tabs';
import { useEffect, useRef, useLayoutEffect } from 'react';
import { selectPane, selectTab } from '../state/shown-layout.ts';
import type { Layout, Pane } from '../state/layout/layout.ts';
import styles from './Pane.module.css';
import type { TabHosts, TabHost } from './tab-host.ts';
import { TabStrip } from './TabStrip.tsx';

export interface PaneViewProps {
  app: string;
  layout: Layout;
  pane: Pane;
  /** Tabs whose content is there. */
  seen: ReadonlySet<string>;
  hosts: TabHosts;
}

/** A strip of tabs with what the selected one shows. */
export function PaneView({ app, layout, pane, seen, hosts }: PaneViewProps) {
  const { id, tabs, selected } = pane;
  const element = useRef<HTMLDivElement>(null);
  // Not by React: the contents of tabs are children of the centre there, and of this element only in the page.
  useEffect(() => {
    const used = (): void => selectPane(app, id);
    const stop = new AbortController();
    for (const kind of ['focusin', 'pointerdown']) element.current?.addEventListener(kind, used, stop);
    return () => stop.abort();
  }, [app, id]);
  return (
    <Tabs.Root
      ref={element}
      className={styles.pane}
      data-pane={id === layout.active ? 'active' : 'other'}
      data-pane-id={id}
      value={selected}
      onValueChange={(value, { reason }) => {
        // For other reasons the tab has gone; which one is shown then the layout decides.
        if (reason === 'none') selectTab(app, String(value));
      }}
    >
      <TabStrip app={app} layout={layout} pane={pane} />
      {tabs
        .filter((tab) => seen.has(tab))
        .map((tab) => (
          <Tabs.Panel key={tab} value={tab} keepMounted className={styles.panel} tabIndex={-1}>
            <TabSlot host={hosts.of(tab)} />
          </Tabs.Panel>
        ))}
    </Tabs.Root>
  );
}

/** The place in a pane that a tab's content is shown in. */
function TabSlot({ host }: { host: TabHost }) {
  const slot = useRef<HTMLDivElement>(null);
  // Before anything is painted or measured, and before the slot leaves the page.
  useLayoutEffect(() => {
    if (slot.current) host.enter(slot.current);
    return () => host.leave();
  }, [host]);
  return <div ref={slot} className={styles.slot} />;
}
