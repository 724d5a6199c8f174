import { t } from '../../shared/text/i18n.ts';
import { useApp } from '../state/apps-store.ts';
import styles from './ReleaseCommand.module.css';
import group from './TypeGroup.module.css';

/** Process types outside of the formation: Heroku runs `release` once per release, and never scales it. */
export function ReleaseCommand({ app }: { app: string }) {
  const release = useApp(app, ({ processTypes }) => processTypes.find(({ inFormation }) => !inFormation));
  if (!release) return null;
  return (
    <section className={styles.release} aria-label={t('{type} command', { type: release.name })}>
      <div className={group.header}>
        <h2 className={group.name}>{release.name}</h2>
        <code className={group.command} title={release.command}>
          {release.command}
        </code>
      </div>
      <p className={styles.note}>{t('Runs on release, not part of the formation.')}</p>
    </section>
  );
}
