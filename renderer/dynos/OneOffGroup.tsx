import { t } from '../../shared/text/i18n.ts';
import { DynoRows } from './DynoRows.tsx';
import styles from './TypeGroup.module.css';

/** One-off dynos, running and ended, until they are closed. */
export function OneOffGroup({ app }: { app: string }) {
  return (
    <li aria-label={t('One-off dynos')} className={styles.group}>
      <div className={styles.header}>
        <h2 className={styles.name}>{t('One-off')}</h2>
      </div>
      <DynoRows app={app} belongs={({ kind }) => kind === 'one-off'} />
    </li>
  );
}
