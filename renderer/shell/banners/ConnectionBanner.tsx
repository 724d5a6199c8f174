import { useStore } from 'zustand';
import { Unplug } from 'lucide-react';
import { t } from '../../../shared/text/i18n.ts';
import { connect, connection } from '../../client/connection.ts';
import { Banner } from '../../ui/components/Banner.tsx';
import { Button } from '../../ui/components/Button.tsx';
import { useTicking } from '../../ui/state/clock.ts';
import { secondsUntil } from '../../ui/text/duration.ts';
import { apps } from '../../state/apps-store.ts';

/** Says that the page shows a past state, and when the next attempt to reach the engine is due. */
export function ConnectionBanner() {
  const status = useStore(connection, (state) => state.status);
  const retryAt = useStore(connection, (state) => state.retryAt);
  const closing = useStore(apps, (state) => state.closing);
  const next = useTicking((now) =>
    retryAt === null ? t('Trying now…') : t('Next try in {seconds} s.', { seconds: secondsUntil(retryAt, now) }),
  );
  if (status !== 'lost' || closing) return null;
  return (
    <Banner
      tone="danger"
      icon={<Unplug />}
      action={
        <Button disabled={retryAt === null} onClick={() => void connect()}>
          {t('Try now')}
        </Button>
      }
    >
      {t('The connection to the engine is lost; what you see may be out of date.')}{' '}
      <span aria-hidden="true">{next}</span>
    </Banner>
  );
}
