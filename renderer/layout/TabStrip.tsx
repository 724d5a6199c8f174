import { ContextMenu } from '@base-ui/react/context-menu';
import { Tabs } from '@base-ui/react/tabs';
import { SquareSplitHorizontal } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { SyntheticEvent, WheelEvent } from 'react';
import { t } from '../../shared/words.ts';
import { TabButton } from '../apps/TabButton.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Menu, MenuItems } from '../ui/Menu.tsx';
import menu from '../ui/Menu.module.css';
import { panesOf } from './layout.ts';
import type { Layout, Pane } from './layout.ts';
import { paneMenuItems } from './pane-menu.tsx';
import styles from './Pane.module.css';
import { startTabDrag } from './tab-drag.ts';

export interface TabStripProps {
  app: string;
  layout: Layout;
  pane: Pane;
}

/** The tabs of a pane, with the menu of what can be done with them. */
export function TabStrip({ app, layout, pane }: TabStripProps) {
  const { tabs, selected } = pane;
  const list = useRef<HTMLDivElement>(null);
  const [pointed, setPointed] = useState(selected);
  // Tabs grow when what they say of their dyno does, and push the selected one out of sight.
  useEffect(() => {
    const strip = list.current;
    const active = strip?.querySelector('[role=tab][aria-selected=true]');
    if (!strip || !active) return undefined;
    const observer = new ResizeObserver(() => active.scrollIntoView({ block: 'nearest', inline: 'nearest' }));
    for (const element of [strip, ...strip.querySelectorAll('[role=tab]')]) observer.observe(element);
    return () => observer.disconnect();
  }, [selected, tabs]);
  const scrollSideways = ({ deltaX, deltaY }: WheelEvent) => {
    if (deltaX === 0) list.current?.scrollBy({ left: deltaY });
  };
  const place = panesOf(layout.root).findIndex(({ id }) => id === pane.id);
  return (
    <div className={styles.strip} data-strip>
      <ContextMenu.Root>
        <ContextMenu.Trigger
          render={
            <Tabs.List
              ref={list}
              className={styles.tabs}
              aria-label={place === 0 ? t('Logs and terminals') : `Logs and terminals, pane ${place + 1}`}
              activateOnFocus
              onWheel={scrollSideways}
              onPointerDown={(event) => {
                const tab = tabAt(event);
                if (tab !== null) startTabDrag(app, tab, event.nativeEvent);
              }}
              onContextMenu={(event) => setPointed(tabAt(event) ?? selected)}
            />
          }
        >
          {tabs.map((tab) => (
            <TabButton key={tab} app={app} tab={tab} />
          ))}
        </ContextMenu.Trigger>
        <ContextMenu.Portal>
          <ContextMenu.Positioner className={menu.positioner}>
            <ContextMenu.Popup className={menu.popup}>
              <MenuItems items={paneMenuItems(app, layout, pointed)} />
            </ContextMenu.Popup>
          </ContextMenu.Positioner>
        </ContextMenu.Portal>
      </ContextMenu.Root>
      <Menu
        trigger={<IconButton className={styles.panes} label={t('Panes')} icon={<SquareSplitHorizontal />} />}
        items={paneMenuItems(app, layout, selected)}
      />
    </div>
  );
}

/** The tab that something happened to. */
function tabAt({ target }: SyntheticEvent): string | null {
  return target instanceof Element ? (target.closest<HTMLElement>('[data-tab]')?.dataset['tab'] ?? null) : null;
}
