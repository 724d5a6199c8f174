import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { DynoSnapshot } from '../../../shared/dynos/dyno.ts';
import { t, tn } from '../../../shared/text/i18n.ts';
import { connection } from '../../client/connection.ts';
import { shutdownWords } from '../../state/dynos/dyno-facts.ts';
import { Button } from '../../ui/components/Button.tsx';
import { useTicking } from '../../ui/state/clock.ts';
import { Dialog } from '../../ui/components/Dialog.tsx';
import { apps } from '../../state/apps-store.ts';
import { ask } from '../../state/ask.ts';
import styles from './ClosingOverlay.module.css';

/** While the engine stops its dynos before it ends: which are left and for how long, and the way to hurry. */
export function ClosingOverlay() {
  const closing = useStore(apps, (state) => state.closing);
  const lost = useStore(connection, (state) => state.client === null);
  const dynos = useStore(
    apps,
    useShallow(({ order, byId }) =>
      order.flatMap((id) => byId[id]?.dynos ?? []).filter(({ shutdown }) => shutdown !== null),
    ),
  );
  if (!closing) return null;
  if (lost) {
    return (
      <Dialog
        open
        title={t('Dynodeck has ended')}
        description={t('All dynos are stopped. Start Dynodeck again and open the address it prints.')}
        footer={null}
      />
    );
  }
  return (
    <Dialog
      open
      title={dynos.length === 0 ? t('Closing…') : tn(dynos.length, 'Stopping {n} dyno…', 'Stopping {n} dynos…')}
      description={t('SIGTERM has been sent. What is left when the time is up gets SIGKILL.')}
      footer={
        <Button variant="danger" onClick={() => void ask('engine.killAll', {})}>
          {t('Kill now')}
        </Button>
      }
    >
      <ul className={styles.list}>
        {dynos.map((dyno) => (
          <Left key={`${dyno.pid}-${dyno.name}`} dyno={dyno} />
        ))}
      </ul>
    </Dialog>
  );
}

function Left({ dyno }: { dyno: DynoSnapshot }) {
  const words = useTicking((now) => (dyno.shutdown ? shutdownWords(dyno.shutdown, now) : t('stopped')));
  return (
    <li className={styles.dyno}>
      <span className={styles.name}>{dyno.name}</span>
      <span className={styles.words}>{words}</span>
    </li>
  );
}
