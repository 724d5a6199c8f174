import {
  CircleStop,
  ClipboardCopy,
  Ellipsis,
  FileDown,
  PackagePlus,
  RotateCw,
  ScrollText,
  SquareTerminal,
} from 'lucide-react';
import { crashReport } from '../../shared/crashes/crash-report.ts';
import type { Crash } from '../../shared/crashes/crash.ts';
import { t } from '../../shared/text/i18n.ts';
import { useApp, useDyno } from '../state/apps-store.ts';
import { ask } from '../state/ask.ts';
import { moveToPort } from '../state/ports/port-conflict.ts';
import { showInLog } from '../logs/log-moment.ts';
import { runCommand } from './run-command.ts';
import { Button } from '../ui/components/Button.tsx';
import { copyText } from '../ui/state/copy-text.ts';
import { IconButton } from '../ui/components/IconButton.tsx';
import { Menu } from '../ui/components/Menu.tsx';
import styles from './CrashCard.module.css';
import { dismissCrash } from './crashes-store.ts';
import { useNotificationItem } from './notification-item.tsx';
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
  const copyReport = () => void copyText(crashReport(crash, name), t('The report'));
  return (
    <div className={styles.actions}>
      <Button variant="primary" icon={<RotateCw />} onClick={restart}>
        {t('Restart')}
      </Button>
      {freeBase !== null && (
        <Button onClick={() => void moveToPort(app, freeBase)}>{t('Use base port {port}', { port: freeBase })}</Button>
      )}
      {isToRestart && (
        <Button icon={<CircleStop />} onClick={() => void ask('dynos.stop', { app, target: dyno })}>
          {t('Stop restarting')}
        </Button>
      )}
      {install && (
        <Button icon={<PackagePlus />} onClick={() => void runCommand(app, install.command)}>
          {t('Run {command}', { command: install.command })}
        </Button>
      )}
      <Button
        icon={<ScrollText />}
        aria-label={t('Show log at that moment')}
        title={t("Shows all dynos' lines at the moment of the crash")}
        onClick={() => showInLog(app, crash.at * MICROSECONDS)}
      >
        {t('Show log')}
      </Button>
      <Menu
        trigger={<IconButton label={t('More about the crash of {dyno}', { dyno })} icon={<Ellipsis />} />}
        items={[
          { label: t('Copy report'), icon: <ClipboardCopy />, onSelect: copyReport },
          { label: t('Save crash bundle'), icon: <FileDown />, onSelect: () => void saveBundle(app, dyno) },
          { label: t('Open a shell'), icon: <SquareTerminal />, onSelect: () => void runCommand(app, 'bash') },
          ...useNotificationItem(),
        ]}
      />
    </div>
  );
}
