import { t } from '../../../shared/text/i18n.ts';
import { useApp } from '../../state/apps-store.ts';
import styles from './AppBar.module.css';
import { CurrentRelease } from './CurrentRelease.tsx';
import { RouterAddress } from './RouterAddress.tsx';
import { MaintenanceMark } from './MaintenanceMark.tsx';
import { PlatformMenu } from './PlatformMenu.tsx';

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
