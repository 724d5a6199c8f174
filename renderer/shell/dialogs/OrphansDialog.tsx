import { useStore } from 'zustand';
import { t } from '../../../shared/text/i18n.ts';
import { Button } from '../../ui/components/Button.tsx';
import { Dialog } from '../../ui/components/Dialog.tsx';
import { OrphanEntry } from './OrphanEntry.tsx';
import styles from './OrphansDialog.module.css';
import { leaveOrphans, orphans, stopOrphans } from '../../state/orphans-store.ts';

/** Each dyno of an earlier run that still runs, to be stopped or left one by one. */
export function OrphansDialog() {
  const { list, stopping, listed } = useStore(orphans);
  const close = () => orphans.setState({ listed: false });
  return (
    <Dialog
      open={listed}
      onClose={close}
      title={t('Dynos of an earlier run')}
      description={t(
        'Dynodeck was killed before it could stop these. They may hold ports and files that dynos you start need.',
      )}
      width={560}
      footer={
        <>
          <Button disabled={stopping.size > 0} onClick={() => void leaveOrphans(null)}>
            {t('Leave all')}
          </Button>
          <Button variant="primary" disabled={stopping.size > 0} onClick={() => void stopOrphans(null)}>
            {stopping.size > 0 ? t('Stopping…') : t('Stop all of these')}
          </Button>
        </>
      }
    >
      <ul className={styles.list}>
        {list.map((orphan) => (
          <OrphanEntry key={orphan.id} orphan={orphan} stopping={stopping.has(orphan.id)} />
        ))}
      </ul>
    </Dialog>
  );
}
