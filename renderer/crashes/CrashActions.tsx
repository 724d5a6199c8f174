import { CircleStop, ClipboardCopy, FileDown, PackagePlus, RotateCw, ScrollText, SquareTerminal } from 'lucide-react';
import { crashReport } from '../../shared/crash-report.ts';
import type { Crash } from '../../shared/crash.ts';
import { useApp, useDyno } from '../apps/apps-store.ts';
import { ask } from '../apps/ask.ts';
import { moveToPort } from '../apps/port-conflict.ts';
import { showInLog } from '../logs/log-moment.ts';
import { runCommand } from './run-command.ts';
import { Button } from '../ui/Button.tsx';
import { copyText } from '../ui/copy-text.ts';
import styles from './CrashCard.module.css';
import { dismissCrash } from './crashes-store.ts';
import { NotificationSwitch } from './NotificationSwitch.tsx';
import { saveBundle } from './save-bundle.ts';

/** In microseconds, which is how the log counts. */
const MICROSECONDS = 1_000;

/** What helps after a crash. */
export function CrashActions({ app, crash }: { app: string; crash: Crash }) {
  const name = useApp(app, (snapshot) => snapshot.name) ?? '';
  const conflict = useApp(app, ({ portConflict }) => portConflict);
  const isToRestart = (useDyno(app, crash.dyno)?.restartAt ?? null) !== null;
  const freeBase = crash.cause === 'port-busy' ? (conflict?.freeBase ?? null) : null;
  const [install] = crash.changes?.installs ?? [];
  const { dyno } = crash;
  const restart = () => {
    dismissCrash(app, crash);
    void ask('dynos.restart', { app, target: dyno });
  };
  return (
    <div className={styles.actions}>
      <Button variant="primary" icon={<RotateCw />} onClick={restart}>
        Restart
      </Button>
      {freeBase !== null && <Button onClick={() => void moveToPort(app, freeBase)}>Use base port {freeBase}</Button>}
      {isToRestart && (
        <Button icon={<CircleStop />} onClick={() => void ask('dynos.stop', { app, target: dyno })}>
          Stop restarting
        </Button>
      )}
      {install && (
        <Button icon={<PackagePlus />} onClick={() => void runCommand(app, install.command)}>
          Run {install.command}
        </Button>
      )}
      <Button icon={<ScrollText />} onClick={() => showInLog(app, crash.at * MICROSECONDS)}>
        Show log at that moment
      </Button>
      <Button icon={<SquareTerminal />} onClick={() => void runCommand(app, 'bash')}>
        Open a shell
      </Button>
      <Button icon={<ClipboardCopy />} onClick={() => void copyText(crashReport(crash, name), 'The report')}>
        Copy report
      </Button>
      <Button icon={<FileDown />} onClick={() => void saveBundle(app, dyno)}>
        Save crash bundle
      </Button>
      <NotificationSwitch className={styles.setting} />
    </div>
  );
}
