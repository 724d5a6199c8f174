import { useStore } from 'zustand';
import { t } from '../../../shared/text/i18n.ts';
import type { Orphan } from '../../../shared/dynos/dyno.ts';
import { Button } from '../../ui/components/Button.tsx';
import { Dialog } from '../../ui/components/Dialog.tsx';
import styles from './OrphansDialog.module.css';
import { leaveOrphans, orphans, stopOrphans, folderName, pidWords } from '../../state/orphans-store.ts';
import { useTicking } from '../../ui/state/clock.ts';
import { shortDuration } from '../../ui/text/duration.ts';
import { useHomePath } from '../../state/use-home-path.ts';

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

/** One dyno of an earlier run: what it is, and the choice about it. */
function OrphanEntry({ orphan, stopping }: { orphan: Orphan; stopping: boolean }) {
  const { id, dyno, folder, command, since, processes } = orphan;
  const shownFolder = useHomePath(folder);
  const age = useTicking((now) => t('runs for {duration}', { duration: shortDuration(now - since) }));
  const label = t('{dyno} of {app}', { dyno, app: folderName(folder) });
  return (
    <li className={styles.entry} aria-label={label}>
      <div className={styles.facts}>
        <div className={styles.line}>
          <span className={styles.name}>{dyno}</span>
          <span className={styles.folder} title={folder}>
            {shownFolder}
          </span>
        </div>
        <code className={styles.command} title={command}>
          {command}
        </code>
        <p className={styles.age} title={processes.map(processLine).join('\n')}>
          {age}, {pidWords(orphan)}
        </p>
      </div>
      <Button
        variant="quiet"
        aria-label={t('Leave {dyno}', { dyno: label })}
        disabled={stopping}
        onClick={() => void leaveOrphans([id])}
      >
        {t('Leave')}
      </Button>
      <Button aria-label={t('Stop {dyno}', { dyno: label })} disabled={stopping} onClick={() => void stopOrphans([id])}>
        {stopping ? t('Stopping…') : t('Stop')}
      </Button>
    </li>
  );
}

function processLine({ pid, command }: Orphan['processes'][number]): string {
  return `${pid} ${command.replaceAll(/\s+/g, ' ')}`;
}
