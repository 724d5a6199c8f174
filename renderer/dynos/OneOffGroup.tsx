import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { t } from '../../shared/words.ts';
import { apps } from '../apps/apps-store.ts';
import { DynoRow } from './DynoRow.tsx';
import styles from './TypeGroup.module.css';

/** One-off dynos, running and ended, until they are closed. */
export function OneOffGroup({ app }: { app: string }) {
  const dynos = useStore(
    apps,
    useShallow(({ byId }) =>
      (byId[app]?.dynos ?? []).filter(({ kind }) => kind === 'one-off').map(({ name }) => name),
    ),
  );
  return (
    <li aria-label={t('One-off dynos')} className={styles.group}>
      <div className={styles.header}>
        <h2 className={styles.name}>{t('One-off')}</h2>
      </div>
      <ul>
        {dynos.map((name) => (
          <DynoRow key={name} app={app} name={name} />
        ))}
      </ul>
    </li>
  );
}
