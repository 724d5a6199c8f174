import { RotateCw, SquareTerminal, Undo2 } from 'lucide-react';
import type { Release, ReleaseCommit } from '../../shared/releases/release.ts';
import { t } from '../../shared/text/i18n.ts';
import { useDyno } from '../state/apps-store.ts';
import { selectTab } from '../state/shown-layout.ts';
import { useAnswer } from '../client/use-answer.ts';
import { Button } from '../ui/components/Button.tsx';
import { retryRelease } from './act-on-release.ts';
import styles from './ReleaseDetailsPane.module.css';
import { ReleaseOutput } from './ReleaseOutput.tsx';
import { canRetry, canRollBack, createdAt, STATUS_WORDS } from './release-labels.ts';
import { Snapshot } from './Snapshot.tsx';

export interface ReleaseDetailsPaneProps {
  app: string;
  visible: boolean;
  release: Release;
  /** Newest first. */
  releases: Release[];
  onRollBack: () => void;
}

/** Digits of a hash, where there is room. */
const LONG_HASH = 12;

/** One release: who made it of what, what its command printed, and the config vars and process types it has. */
export function ReleaseDetailsPane({ app, visible, release, releases, onRollBack }: ReleaseDetailsPaneProps) {
  const { version, status, description, user, at, commit, command, eligibleForRollback } = release;
  const { answer: details, failure } = useAnswer('releases.info', { app, version });
  const terminal = useDyno(app, command?.dyno ?? '');
  return (
    <section className={styles.details} aria-label={t('Release v{version}', { version })}>
      <header className={styles.header}>
        <h2 className={styles.title}>
          v{version} <span className={styles.description}>{description}</span>
        </h2>
        <span className={styles.actions}>
          {canRetry(release, releases) && (
            <Button icon={<RotateCw />} onClick={() => void retryRelease(app, version)}>
              {t('Retry')}
            </Button>
          )}
          {canRollBack(release) && (
            <Button icon={<Undo2 />} onClick={onRollBack}>
              {t('Roll back to v{version}', { version })}
            </Button>
          )}
        </span>
      </header>
      <dl className={styles.facts}>
        {STATUS_WORDS[status] !== '' && <Fact label={t('Status')} value={statusOf(release)} />}
        <Fact label={t('By')} value={user} />
        <Fact label={t('When')} value={createdAt(at)} />
        {commit && <Fact label={t('Commit')} value={commitOf(commit)} />}
        <Fact label={t('Eligible for Rollback?')} value={eligibleForRollback ? t('Yes') : t('No')} />
      </dl>
      {command && (
        <section className={styles.section} aria-label={t('Release command of v{version}', { version })}>
          <h3 className={styles.heading}>
            {t('Release command')}
            {terminal && (
              <Button variant="quiet" icon={<SquareTerminal />} onClick={() => selectTab(app, terminal.name)}>
                {terminal.name}
              </Button>
            )}
          </h3>
          <ReleaseOutput app={app} visible={visible} release={release} />
        </section>
      )}
      {failure !== null && <p className={styles.failure}>{failure}</p>}
      {details && <Snapshot details={details} />}
    </section>
  );
}

function statusOf({ status, command }: Release): string {
  const words = STATUS_WORDS[status];
  const exit = command?.status ?? 0;
  return exit === 0 ? words : t('{what} (status {status})', { what: words, status: exit });
}

function commitOf({ hash, subject, dirty }: ReleaseCommit): string {
  const commit = `${hash.slice(0, LONG_HASH)} ${subject}`;
  return dirty ? t('{commit} (with changes that are in no commit)', { commit }) : commit;
}

function Fact({ label, value }: { label: string; value: string }) {
  return (
    <div className={styles.fact}>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}
