import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { TriangleAlert } from 'lucide-react';
import { t } from '../../shared/text/i18n.ts';
import { apps } from '../state/apps-store.ts';
import styles from './SizeWarnings.module.css';

/** Where Heroku would not allow this formation. It runs here all the same. */
export function SizeWarnings({ app }: { app: string }) {
  const warnings = useStore(apps, useShallow(({ byId }) => byId[app]?.sizeWarnings ?? []));
  if (warnings.length === 0) return null;
  return (
    <ul className={styles.warnings} aria-label={t('Dyno sizes')}>
      {warnings.map((warning) => (
        <li key={warning}>
          <TriangleAlert aria-hidden />
          {warning}
        </li>
      ))}
    </ul>
  );
}
