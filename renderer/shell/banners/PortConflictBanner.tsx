import { useStore } from 'zustand';
import { Unplug } from 'lucide-react';
import { t } from '../../../shared/text/i18n.ts';
import { connection } from '../../client/connection.ts';
import { Banner } from '../../ui/components/Banner.tsx';
import { Button } from '../../ui/components/Button.tsx';
import { useApp } from '../../state/apps-store.ts';
import { portConflictSentence, moveToPort, startRefused } from '../../state/ports/port-conflict.ts';

/** Says who holds a port that a dyno needs, with one button to move the app out of the way. */
export function PortConflictBanner({ app }: { app: string }) {
  const conflict = useApp(app, ({ portConflict, closing }) => (closing ? null : portConflict));
  const home = useStore(connection, ({ info }) => info?.home);
  if (!conflict) return null;
  const { dyno, freeBase, holder } = conflict;
  return (
    <Banner
      tone="danger"
      icon={<Unplug />}
      action={
        <>
          <Button onClick={() => void startRefused(app)}>{t('Try again')}</Button>
          {freeBase !== null && (
            <Button
              variant="primary"
              title={t('Remembered for this folder; Settings takes it back')}
              onClick={() => void moveToPort(app, freeBase)}
            >
              {t('Use base port {port}', { port: freeBase })}
            </Button>
          )}
        </>
      }
    >
      <span title={holder?.command}>
        {t('{dyno} did not start.', { dyno })} {portConflictSentence(conflict, home)}
      </span>
    </Banner>
  );
}
