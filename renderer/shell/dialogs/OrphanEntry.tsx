import type { Orphan } from '../../../shared/dynos/dyno.ts';
import { t } from '../../../shared/text/i18n.ts';
import { Button } from '../../ui/components/Button.tsx';
import { useTicking } from '../../ui/state/clock.ts';
import { shortDuration } from '../../ui/text/duration.ts';
import { folderName, pidWords } from '../../state/orphan-labels.ts';
import styles from './OrphansDialog.module.css';
import { leaveOrphans, stopOrphans } from '../../state/orphans-store.ts';
import { useHomePath } from '../../state/use-home-path.ts';

/** One dyno of an earlier run: what it is, and the choice about it. */
export function OrphanEntry({ orphan, stopping }: { orphan: Orphan; stopping: boolean }) {
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
