import { useStore } from 'zustand';
import { Ghost } from 'lucide-react';
import { t, tn } from '../../../shared/text/i18n.ts';
import { Banner } from '../../ui/components/Banner.tsx';
import { Button } from '../../ui/components/Button.tsx';
import { orphansSentence, leaveOrphans, orphans, stopOrphans } from '../../state/orphans-store.ts';
import { OrphansDialog } from '../dialogs/OrphansDialog.tsx';

/** Offers to stop what an engine that was killed has left behind, whichever apps are open now. */
export function OrphansBanner() {
  const list = useStore(orphans, (state) => state.list);
  const stopping = useStore(orphans, (state) => state.stopping.size > 0);
  const count = list.length;
  if (count === 0) return null;
  return (
    <>
      <Banner
        tone="warning"
        icon={<Ghost />}
        action={
          <>
            <Button variant="quiet" onClick={() => orphans.setState({ listed: true })}>
              {t('Details')}
            </Button>
            <Button
              disabled={stopping}
              title={tn(
                count,
                'Goes on running; Dynodeck does not ask about it again',
                'Goes on running; Dynodeck does not ask about them again',
              )}
              onClick={() => void leaveOrphans(null)}
            >
              {tn(count, 'Leave it', 'Leave them')}
            </Button>
            <Button disabled={stopping} onClick={() => void stopOrphans(null)}>
              {stopping ? t('Stopping…') : tn(count, 'Stop it', 'Stop them')}
            </Button>
          </>
        }
      >
        {orphansSentence(list)}
      </Banner>
      <OrphansDialog />
    </>
  );
}
