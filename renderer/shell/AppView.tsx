import { memo, useEffect, useState } from 'react';
import { Group, Panel, Separator, usePanelRef } from 'react-resizable-panels';
import { t } from '../../shared/text/i18n.ts';
import { CrashWatch } from '../crashes/CrashWatch.tsx';
import { DynoPanel } from '../dynos/DynoPanel.tsx';
import { SetupBanner } from '../setup/SetupBanner.tsx';
import { TabDragLayer } from '../layout/TabDragLayer.tsx';
import { cx } from '../ui/components/class-names.ts';
import { remember, remembered } from '../ui/state/remembered.ts';
import { announceCrash } from './announce-changes.ts';
import { AppBar } from './header/AppBar.tsx';
import { AppHeader } from './header/AppHeader.tsx';
import styles from './AppView.module.css';
import { ClosingBanner } from './banners/ClosingBanner.tsx';
import { useOpenedApps } from '../state/folders/opened-apps.ts';
import { Workspace } from './Workspace.tsx';
import { FolderGoneBanner } from './banners/FolderGoneBanner.tsx';
import { OrphansBanner } from './banners/OrphansBanner.tsx';
import { PortConflictBanner } from './banners/PortConflictBanner.tsx';
import { Problems } from './banners/Problems.tsx';
import { ReleaseBanner } from './banners/ReleaseBanner.tsx';
import { StaleBanner } from './banners/StaleBanner.tsx';
import { prepareTabs } from '../panels/registry.ts';
import { useLaidOut } from './use-laid-out.ts';

const STORAGE_KEY = 'dynos-width';
/** Pixels. Room for a dyno's name, state and its four actions. */
const DYNOS_WIDTH = 336;
const DYNOS_LEAST = 288;
/** An 80-column terminal needs about as much. */
const CENTRE_LEAST = 420;

/** Whoever goes to another app waits for no view of a third. */
const KeptDynos = memo(DynosOf);
const KeptPanel = memo(DynoPanel);
const KeptProblems = memo(Problems);
const KeptCentre = memo(Workspace);

/** The app on screen: header, dynos, and the tabs beside them. */
export function AppView({ app }: { app: string }) {
  const [width] = useState(() => remembered(STORAGE_KEY, DYNOS_WIDTH));
  const dynos = usePanelRef();
  // Dynos and terminals of apps that were on screen stay, so that going back shows them at once.
  const opened = useOpenedApps(app);
  useEffect(() => void prepareTabs(), []);
  return (
    <main className={styles.view}>
      <CrashWatch onCrash={announceCrash} />
      <AppHeader app={app} />
      <AppBar app={app} />
      <OrphansBanner />
      <ClosingBanner app={app} />
      <FolderGoneBanner app={app} />
      <PortConflictBanner app={app} />
      <ReleaseBanner app={app} />
      <StaleBanner app={app} />
      <SetupBanner app={app} />
      <Group
        className={styles.group}
        onLayoutChanged={(_, { isUserInteraction }) => {
          if (isUserInteraction) remember(STORAGE_KEY, dynos.current?.getSize().inPixels ?? DYNOS_WIDTH);
        }}
      >
        <Panel
          id="dynos"
          panelRef={dynos}
          defaultSize={width}
          minSize={DYNOS_LEAST}
          groupResizeBehavior="preserve-pixel-size"
          className={styles.dynos}
        >
          {opened.map((id) => (
            <KeptDynos key={id} app={id} visible={id === app} />
          ))}
        </Panel>
        <Separator className={styles.separator} aria-label={t('Width of the dynos')} />
        <Panel id="centre" minSize={CENTRE_LEAST} className={styles.centre}>
          {opened.map((id) => (
            <KeptCentre key={id} app={id} visible={id === app} />
          ))}
        </Panel>
      </Group>
      <TabDragLayer />
    </main>
  );
}

function DynosOf({ app, visible }: { app: string; visible: boolean }) {
  const box = useLaidOut();
  return (
    <div ref={box} className={cx(styles.dynosOf, !visible && styles.kept)}>
      <KeptPanel app={app} />
      <KeptProblems app={app} />
    </div>
  );
}
