import { Construction } from 'lucide-react';
import { t } from '../../../shared/text/i18n.ts';
import { useApp } from '../../state/apps-store.ts';
import { ask } from '../../state/ask.ts';
import styles from './MaintenanceMark.module.css';

/** Says that nobody reaches the app, and ends it with a press. */
export function MaintenanceMark({ app }: { app: string }) {
  const isOn = useApp(app, ({ router, settings }) => router.state !== 'off' && settings.router?.maintenance === true);
  if (!isOn) return null;
  return (
    <span className={styles.mark}>
      <Construction aria-hidden />
      {t('Maintenance mode')}
      <button
        type="button"
        className={styles.end}
        onClick={() => void ask('router.configure', { app, maintenance: false })}
      >
        {t('End maintenance')}
      </button>
    </span>
  );
}
