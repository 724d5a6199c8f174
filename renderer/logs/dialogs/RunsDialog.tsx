import type { LogRun } from '../../../shared/logs/log.ts';
import { t, tn } from '../../../shared/text/i18n.ts';
import { Button } from '../../ui/components/Button.tsx';
import { Dialog } from '../../ui/components/Dialog.tsx';
import styles from '../LogPanel.module.css';
import { runWords } from './use-runs.ts';

export interface RunsDialogProps {
  runs: LogRun[];
  onOpen: (run: LogRun) => void;
  onClose: () => void;
}

/** The earlier runs of an app whose logs are kept. */
export function RunsDialog({ runs, onOpen, onClose }: RunsDialogProps) {
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('Earlier runs')}
      description={t('Logs of this app that are kept on this computer.')}
      footer={<Button onClick={onClose}>{t('Close')}</Button>}
    >
      <ul className={styles.runs}>
        {runs.map((run) => (
          <li key={run.run}>
            <button
              type="button"
              className={styles.run}
              onClick={() => {
                onClose();
                onOpen(run);
              }}
            >
              {runWords(run)}
              <span className={styles.detail}>{tn(run.lines, '{n} line', '{n} lines')}</span>
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
