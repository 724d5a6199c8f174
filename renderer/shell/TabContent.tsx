import { Suspense } from 'react';
import { CrashPane } from '../crashes/CrashPane.tsx';
import { panelOf } from '../panels/registry.ts';
import { DYNO_PANE } from './panels.ts';

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
export function TabContent({ app, tab, visible, isActive, shown }: TabContentProps) {
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
