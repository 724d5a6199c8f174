import { History } from 'lucide-react';
import type { LogRun } from '../../shared/logs/log.ts';
import { t } from '../../shared/text/i18n.ts';
import { Button } from '../ui/components/Button.tsx';
import styles from './LogPanel.module.css';
import { runWords } from './dialogs/session-labels.ts';

/** Says that the lines below are those of an earlier run. */
export function RunBar({ run, onLeave }: { run: LogRun; onLeave: () => void }) {
  return (
    <p className={styles.runBar} role="status">
      <History aria-hidden="true" />
      <span className={styles.words}>{t('Earlier run: {time}', { time: runWords(run) })}</span>
      <Button variant="quiet" onClick={onLeave}>
        {t('Back to now')}
      </Button>
    </p>
  );
}
