import {
  CircleStop,
  ClipboardCopy,
  Ellipsis,
  FileDown,
  PackagePlus,
  RotateCw,
  ScrollText,
  SquareTerminal,
  Bell,
  BellOff,
} from 'lucide-react';
import { useStore } from 'zustand';
import { crashReport } from '../../shared/crashes/crash-report.ts';
import type { Crash } from '../../shared/crashes/crash.ts';
import { t } from '../../shared/text/i18n.ts';
import { toFailure } from '../../shared/contract/failure.ts';
import { useApp, useDyno } from '../state/apps-store.ts';
import { ask } from '../state/ask.ts';
import { moveToPort } from '../state/ports/port-conflict.ts';
import { showInLog } from '../logs/log-moment.ts';
import { Button } from '../ui/components/Button.tsx';
import { copyText } from '../ui/state/copy-text.ts';
import { IconButton } from '../ui/components/IconButton.tsx';
import { Menu } from '../ui/components/Menu.tsx';
import type { MenuItem } from '../ui/components/Menu.tsx';
import { desktop } from '../client/desktop.ts';
import { desktopState } from '../state/desktop-state.ts';
import { notify } from '../ui/state/notices.ts';
import { runDyno } from '../run/run-dyno.ts';
import styles from './CrashCard.module.css';
import { dismissCrash } from './crashes-store.ts';
import { saveBundle } from './crash-commands.ts';

/** Microseconds in a millisecond: the log counts in them. */
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

/** The switch for notifications of the system, as a menu's item; none in a browser. */
function useNotificationItem(): MenuItem[] {
  const on = useStore(desktopState, ({ state }) => state?.settings.notifications);
  if (on === undefined) return [];
  const onSelect = () => {
    desktop?.changeSettings({ notifications: !on }).catch((thrown: unknown) => notify(toFailure(thrown).message));
  };
  return on
    ? [{ label: t('Do not notify me of crashes'), icon: <BellOff />, onSelect }]
    : [{ label: t('Notify me of crashes'), icon: <Bell />, onSelect }];
}

/** Runs a command in a one-off dyno of the app, with its terminal on screen; a failure becomes a notice. */
async function runCommand(app: string, command: string): Promise<void> {
  try {
    await runDyno(app, command);
  } catch (thrown) {
    const { code, message } = toFailure(thrown);
    if (code !== 'untrusted') notify(message);
  }
}
