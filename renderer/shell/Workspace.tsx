import { memo, useEffect, useMemo, useState, Suspense } from 'react';
import { createPortal } from 'react-dom';
import { FloatLayer } from '../layout/FloatView.tsx';
import { activeTab, allPanes, shownTabs } from '../state/layout/layout.ts';
import { PaneTree } from '../layout/PaneTree.tsx';
import { TabHosts } from '../layout/tab-host.ts';
import { cx } from '../ui/components/class-names.ts';
import views from './AppView.module.css';
import styles from './Workspace.module.css';
import { useShownLayout } from '../state/shown-layout.ts';
import { CrashPane } from '../crashes/CrashPane.tsx';
import { panelOf } from '../panels/registry.ts';
import { useLaidOut } from './use-laid-out.ts';
import { DYNO_PANE } from './panels.ts';

// Going to another app changes nothing in them.
const KeptPanes = memo(PaneTree);
const KeptFloats = memo(FloatLayer);
const KeptContent = memo(TabContent);

/** The app's log, the grid of its terminals, its other panels, and one terminal per dyno, behind the tabs of panes. */
export function Workspace({ app, visible }: { app: string; visible: boolean }) {
  const layout = useShownLayout(app);
  const [hosts] = useState(() => new TabHosts());
  const tabs = useMemo(() => allPanes(layout).flatMap((pane) => pane.tabs), [layout]);
  const shown = useMemo(() => shownTabs(layout), [layout]);
  // A panel or terminal is made when it is first looked at, and kept so that coming back to it is instant.
  const [seen, setSeen] = useState<ReadonlySet<string>>(new Set(shown));
  if (shown.some((tab) => !seen.has(tab))) setSeen(new Set([...seen, ...shown]));
  const made = tabs.filter((tab) => seen.has(tab));
  useEffect(() => hosts.keepOnly(tabs));
  const box = useLaidOut();

  const panes = { app, layout, seen, hosts };
  // The panes come first: what they show is in the page before it is told so, and can be measured.
  return (
    <div ref={box} className={cx(styles.centre, !visible && views.kept)} data-centre>
      <div className={styles.tiles} data-tiles>
        <KeptPanes node={layout.root} {...panes} />
      </div>
      <KeptFloats {...panes} />
      {made.map((tab) =>
        createPortal(
          <KeptContent
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

/** What a tab shows: a panel, or a dyno's terminal. */
function TabContent({ app, tab, visible, isActive, shown }: TabContentProps) {
  const Panel = panelOf(tab)?.code.Component;
  return (
    <Suspense fallback={null}>
      {Panel ? (
        <Panel app={app} visible={visible} shown={shown} />
      ) : (
        <CrashPane app={app} dyno={tab}>
          <DYNO_PANE.Component app={app} dyno={tab} visible={visible} takesFocus={isActive} />
        </CrashPane>
      )}
    </Suspense>
  );
}
