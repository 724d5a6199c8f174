import { CircleX, Rocket } from 'lucide-react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { t } from '../../../shared/text/i18n.ts';
import { retryRelease } from '../../releases/act-on-release.ts';
import { showRelease } from '../../releases/release-selection.ts';
import { Banner } from '../../ui/components/Banner.tsx';
import { Button } from '../../ui/components/Button.tsx';
import { apps } from '../../state/apps-store.ts';
import styles from './ReleaseBanner.module.css';

const NONE = { current: null, pending: null, failed: null };

/** Says that a release is not what dynos run: its command is still running, or has failed. */
export function ReleaseBanner({ app }: { app: string }) {
  const { current, pending, failed } = useStore(apps, useShallow(({ byId }) => byId[app]?.releases ?? NONE));
  if (pending !== null) {
    return (
      <Banner
        tone="info"
        icon={<Rocket />}
        action={<Button onClick={() => showRelease(app, pending)}>{t('Output')}</Button>}
      >
        {t('The release command of v{version} is running.', { version: pending })} {goesOn(current)}
      </Banner>
    );
  }
  if (failed === null) return null;
  return (
    <Banner
      tone="danger"
      icon={<CircleX />}
      action={
        <span className={styles.actions}>
          <Button onClick={() => showRelease(app, failed)}>{t('Output')}</Button>
          <Button onClick={() => void retryRelease(app, failed)}>{t('Retry')}</Button>
        </span>
      }
    >
      {t('The release command of v{version} failed.', { version: failed })} {goesOn(current)}
    </Banner>
  );
}

function goesOn(current: number | null): string {
  return current === null ? t('No release runs yet.') : t('Dynos run v{version} as before.', { version: current });
}
