import { ContextMenu } from '@base-ui/react/context-menu';
import { Tabs } from '@base-ui/react/tabs';
import { Pin, SquareSplitHorizontal } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { PointerEvent, SyntheticEvent, WheelEvent } from 'react';
import { t } from '../../shared/text/i18n.ts';
import { cx } from '../ui/components/class-names.ts';
import { IconButton } from '../ui/components/IconButton.tsx';
import { Menu, MenuItems } from '../ui/components/Menu.tsx';
import type { MenuItem } from '../ui/components/Menu.tsx';
import menu from '../ui/components/Menu.module.css';
import float from './Float.module.css';
import { startFloatDrag } from './float-drag.ts';
import { FloatHandle } from './FloatHandle.tsx';
import { allPanes, floatById } from '../state/layout/layout.ts';
import type { Layout, Pane } from '../state/layout/layout.ts';
import { chordText } from '../commands/chord.ts';
import { bindingsOf, keymap } from '../commands/keymap.ts';
import { thisKeyboard } from '../commands/keyboard-layout.ts';
import { actOnPane, isPossible } from './pane-actions.ts';
import styles from './Pane.module.css';
import { TabButton } from './tabs/TabButton.tsx';
import { startTabDrag } from './tab-drag.ts';
import { paneCommands } from './pane-commands.ts';

export interface TabStripProps {
  app: string;
  layout: Layout;
  pane: Pane;
}

/** The tabs of a pane, with the menu of what can be done with them; of a floating one, the bar that it is moved by. */
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
  const place = allPanes(layout).findIndex(({ id }) => id === pane.id);
  const floating = floatById(layout, pane.id);
  const grab = (event: PointerEvent<HTMLElement>) => {
    if (isBar(event)) startFloatDrag(app, pane.id, null, event);
  };
  const dock = () => actOnPane(app, 'dock', selected);
  return (
    <div
      className={cx(styles.strip, floating && float.bar)}
      data-strip
      {...(floating && { onPointerDown: grab, onDoubleClick: (event: SyntheticEvent) => isBar(event) && dock() })}
    >
      {floating && <FloatHandle app={app} float={floating} />}
      <ContextMenu.Root>
        <ContextMenu.Trigger
          render={
            <Tabs.List
              ref={list}
              className={styles.tabs}
              aria-label={
                place === 0 ? t('Logs and terminals') : t('Logs and terminals, pane {pane}', { pane: place + 1 })
              }
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
      {floating && <IconButton className={float.dock} label={t('Dock')} icon={<Pin />} onClick={dock} />}
    </div>
  );
}

/** The tab that something happened to. */
function tabAt({ target }: SyntheticEvent): string | null {
  return target instanceof Element ? (target.closest<HTMLElement>('[data-tab]')?.dataset['tab'] ?? null) : null;
}

/** Whether something happened to the bar itself: not to a tab or button on it, nor in a menu that they opened. */
function isBar({ target, currentTarget }: SyntheticEvent): boolean {
  return target instanceof Element && currentTarget.contains(target) && !target.closest('button, [role=tab]');
}

/** What can be done with a tab and its pane; what cannot be done now is disabled. */
function paneMenuItems(app: string, layout: Layout, tab: string): MenuItem[] {
  const keyboard = thisKeyboard();
  const { custom } = keymap.getState();
  return paneCommands.filter(({ action }) => action !== 'next').map((command) => {
    const { action, title, icon: Icon } = command;
    const [binding] = bindingsOf(command, keyboard, custom);
    return {
      label: title,
      icon: <Icon />,
      disabled: !isPossible(layout, action, tab),
      onSelect: () => actOnPane(app, action, tab),
      ...(binding && { detail: chordText(binding.chord, keyboard) }),
    };
  });
}
