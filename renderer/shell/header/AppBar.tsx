import { Construction } from 'lucide-react';
import { t } from '../../../shared/text/i18n.ts';
import { useApp } from '../../state/apps-store.ts';
import { ask } from '../../state/ask.ts';
import styles from './AppBar.module.css';
import { CurrentRelease } from './CurrentRelease.tsx';
import { RouterAddress } from './RouterAddress.tsx';
import { PlatformMenu } from './PlatformMenu.tsx';
import markStyles from './MaintenanceMark.module.css';

/** The app as the platform has it: its front address, maintenance mode, and the release that runs. */
export function AppBar({ app }: { app: string }) {
  const isShown = useApp(app, ({ router, releases }) => router.state !== 'off' || releases !== null) ?? false;
  if (!isShown) return null;
  return (
    <div className={styles.bar} role="group" aria-label={t('Router and release')}>
      <RouterAddress app={app} />
      <MaintenanceMark app={app} />
      <span className={styles.space} />
      <CurrentRelease app={app} />
      <PlatformMenu app={app} />
    </div>
  );
}

/** Says that nobody reaches the app, and ends it with a press. */
function MaintenanceMark({ app }: { app: string }) {
  const isOn = useApp(app, ({ router, settings }) => router.state !== 'off' && settings.router?.maintenance === true);
  if (!isOn) return null;
  return (
    <span className={markStyles.mark}>
      <Construction aria-hidden />
      {t('Maintenance mode')}
      <button
        type="button"
        className={markStyles.end}
        onClick={() => void ask('router.configure', { app, maintenance: false })}
      >
        {t('End maintenance')}
      </button>
    </span>
  );
}
