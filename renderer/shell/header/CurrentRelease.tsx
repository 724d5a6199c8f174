import { GitBranch, Rocket } from 'lucide-react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { t } from '../../../shared/text/i18n.ts';
import { deploy } from '../../releases/act-on-release.ts';
import { showRelease } from '../../releases/release-selection.ts';
import { Button } from '../../ui/components/Button.tsx';
import { apps } from '../../state/apps-store.ts';
import styles from './CurrentRelease.module.css';

/** The length of a commit as git abbreviates it. */
const SHORT_COMMIT = 7;

const NONE = { current: null, pending: null, deployable: false, worktree: null };

/** The release that dynos run, the commit when that is not the folder's, and "Deploy" when there is news. */
export function CurrentRelease({ app }: { app: string }) {
  const { current, pending, deployable, worktree } = useStore(
    apps,
    useShallow(({ byId }) => byId[app]?.releases ?? NONE),
  );
  return (
    <span className={styles.release}>
      {worktree !== null && (
        <span
          className={styles.worktree}
          title={t('Dynos run this commit from {folder}, not your checkout', { folder: worktree.folder })}
        >
          <GitBranch aria-hidden />
          {t('code of {commit}', { commit: worktree.commit.slice(0, SHORT_COMMIT) })}
        </span>
      )}
      {current !== null && (
        <button
          type="button"
          className={styles.current}
          aria-label={t('Current release v{version}', { version: current })}
          title={t('Show the current release')}
          onClick={() => showRelease(app, current)}
        >
          v{current}
        </button>
      )}
      {deployable && (
        <Button
          className={styles.deploy}
          icon={<Rocket />}
          title={t('Make a release of the commit that is checked out')}
          disabled={pending !== null}
          onClick={() => void deploy(app)}
        >
          {t('Deploy')}
        </Button>
      )}
    </span>
  );
}
