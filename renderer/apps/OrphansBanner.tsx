import { useStore } from 'zustand';
import { Ghost } from 'lucide-react';
import { t } from '../../shared/words.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { orphansSentence } from './orphan-words.ts';
import { OrphansDialog } from './OrphansDialog.tsx';
import { leaveOrphans, orphans, stopOrphans } from './orphans-store.ts';

/** Offers to stop what an engine that was killed has left behind, whichever apps are open now. */
export function OrphansBanner() {
  const list = useStore(orphans, (state) => state.list);
  const stopping = useStore(orphans, (state) => state.stopping.size > 0);
  if (list.length === 0) return null;
  const them = list.length === 1 ? 'it' : 'them';
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
              title={t('Goes on running; Dynodeck does not ask about {them} again', { them })}
              onClick={() => void leaveOrphans(null)}
            >
              Leave {them}
            </Button>
            <Button disabled={stopping} onClick={() => void stopOrphans(null)}>
              {stopping ? t('Stopping…') : t('Stop {them}', { them })}
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
