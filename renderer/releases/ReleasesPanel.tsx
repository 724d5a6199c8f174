import { Lock, LockOpen, Rocket } from 'lucide-react';
import { useState, useEffect } from 'react';
import { useStore } from 'zustand';
import type { Release, SnapshotProtection } from '../../shared/releases/release.ts';
import { t } from '../../shared/text/i18n.ts';
import { toFailure } from '../../shared/contract/failure.ts';
import { usePanelActions } from '../panels/panel-actions.ts';
import { useApp } from '../state/apps-store.ts';
import { Button } from '../ui/components/Button.tsx';
import { EmptyState } from '../ui/components/EmptyState.tsx';
import { rich } from '../ui/text/rich.ts';
import { Toolbar } from '../ui/components/Toolbar.tsx';
import panel from '../ui/components/Panel.module.css';
import { useClient } from '../client/connection.ts';
import { deploy } from './act-on-release.ts';
import { ReleaseDetailsPane } from './ReleaseDetailsPane.tsx';
import { ReleaseList } from './ReleaseList.tsx';
import { canDeploy, deployHint, canRollBack } from './release-labels.ts';
import { releaseActions, releaseSelection, selectRelease } from './release-selection.ts';
import styles from './ReleasesPanel.module.css';
import { RollbackDialog } from './RollbackDialog.tsx';

export interface ReleasesPanelProps {
  app: string;
  visible: boolean;
}

/** The app's ledger: what was released when, by whom and with what; deploying, retrying and going back. */
export function ReleasesPanel({ app, visible }: ReleasesPanelProps) {
  const { releases, protection, failure } = useReleases(app, visible);
  const summary = useApp(app, (snapshot) => snapshot.releases);
  const wanted = useStore(releaseSelection, (state) => state[app]);
  const [rollingBack, setRollingBack] = useState<Release | null>(null);
  const askToRollBack = (version: number) =>
    setRollingBack(releases?.find((release) => release.version === version && canRollBack(release)) ?? null);
  usePanelActions(releaseActions, app, visible && releases !== null ? { askToRollBack } : null);
  if (releases === null) {
    return failure === null ? null : <EmptyState icon={<Rocket />} title={failure} />;
  }
  const shown = releases.find(({ version }) => version === wanted) ?? releases[0];
  const current = releases.find((release) => release.current);
  return (
    <section className={panel.panel} aria-label={t('Releases of the app')}>
      <Toolbar label={t('Releases')}>
        <span className={styles.current}>
          {current
            ? rich(t('Current: {release}'), { release: <strong>v{current.version}</strong> })
            : t('No release yet')}
        </span>
        <span className={styles.protection} title={protection?.description}>
          {isSecret(protection) ? <Lock aria-hidden /> : <LockOpen aria-hidden />}
          <span>{protection?.description}</span>
        </span>
        <Button
          icon={<Rocket />}
          variant={summary?.deployable ? 'primary' : 'default'}
          disabled={!canDeploy(summary)}
          title={deployHint(summary)}
          onClick={() => void deploy(app)}
        >
          {t('Deploy')}
        </Button>
      </Toolbar>
      {shown === undefined ? (
        <EmptyState icon={<Rocket />} title={t('No releases yet.')}>
          {t('The first one is made when dynos start. Each change of config vars, and each deploy, makes another.')}
        </EmptyState>
      ) : (
        <div className={styles.columns}>
          <ReleaseList
            releases={releases}
            selected={shown.version}
            onSelect={(version) => selectRelease(app, version)}
          />
          <ReleaseDetailsPane
            key={shown.version}
            app={app}
            visible={visible}
            release={shown}
            releases={releases}
            onRollBack={() => setRollingBack(shown)}
          />
        </div>
      )}
      {rollingBack && (
        <RollbackDialog
          app={app}
          release={rollingBack}
          current={current?.version ?? null}
          onClose={() => setRollingBack(null)}
        />
      )}
    </section>
  );
}

function isSecret(protection: SnapshotProtection | null): boolean {
  return protection?.encrypted === true && protection.isKeyKnown !== true;
}

/** Heroku shows 15; a list that scrolls has room for more. */
const MOST_RELEASES = 200;

export interface Releases {
  /** Newest first; null until the engine has answered. */
  releases: Release[] | null;
  protection: SnapshotProtection | null;
  failure: string | null;
}

/** The releases of an app, kept up while `visible`. */
function useReleases(app: string, visible: boolean): Releases {
  const client = useClient();
  const [state, setState] = useState<Releases>({ releases: null, protection: null, failure: null });
  useEffect(() => {
    if (!visible || client === null) return undefined;
    let asked = 0;
    const refresh = (): void => {
      const mine = ++asked;
      client.request('releases.list', { app, count: MOST_RELEASES }).then(
        (answer) => mine === asked && setState({ ...answer, failure: null }),
        (thrown: unknown) =>
          mine === asked && setState((before) => ({ ...before, failure: toFailure(thrown).message })),
      );
    };
    refresh();
    const stop = client.on('releases.changed', (change) => {
      if (change.app === app) refresh();
    });
    return () => {
      asked = -1;
      stop();
    };
  }, [client, app, visible]);
  return state;
}
