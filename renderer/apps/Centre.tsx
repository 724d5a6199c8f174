import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { FloatLayer } from '../layout/FloatLayer.tsx';
import { activeTab, allPanes, shownTabs } from '../layout/layout.ts';
import { PaneTree } from '../layout/PaneTree.tsx';
import { TabHosts } from '../layout/tab-hosts.ts';
import styles from './Centre.module.css';
import { useShownLayout } from './selection.ts';
import { TabContent } from './TabContent.tsx';

/** The app's log, the grid of its terminals, its other panels, and one terminal per dyno, behind the tabs of panes. */
export function Centre({ app, visible }: { app: string; visible: boolean }) {
  const layout = useShownLayout(app);
  const [hosts] = useState(() => new TabHosts());
  const tabs = allPanes(layout).flatMap((pane) => pane.tabs);
  const shown = shownTabs(layout);
  // A panel or terminal is made when it is first looked at, and kept so that coming back to it is instant.
  const [seen, setSeen] = useState<ReadonlySet<string>>(new Set(shown));
  if (shown.some((tab) => !seen.has(tab))) setSeen(new Set([...seen, ...shown]));
  const made = tabs.filter((tab) => seen.has(tab));
  useEffect(() => hosts.keepOnly(tabs));

  const panes = { app, visible, layout, seen, hosts };
  // The panes come first: what they show is in the page before it is told so, and can be measured.
  return (
    <div className={styles.centre} hidden={!visible} data-centre>
      <div className={styles.tiles} data-tiles>
        <PaneTree node={layout.root} {...panes} />
      </div>
      <FloatLayer {...panes} />
      {made.map((tab) =>
        createPortal(
          <TabContent
            app={app}
            tab={tab}
            visible={visible && shown.includes(tab)}
            isActive={tab === activeTab(layout)}
            shown={shown}
          />,
          hosts.of(tab).element,
          tab,
        ),
      )}
    </div>
  );
}
