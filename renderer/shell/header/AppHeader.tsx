import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { Command, Play, RotateCw, Settings, Square, SquareChevronRight, SquareTerminal } from 'lucide-react';
import type { AppSnapshot } from '../../../shared/app/app.ts';
import { t } from '../../../shared/text/i18n.ts';
import { openSettings } from '../../config/settings/settings-dialog.ts';
import { availableActions } from '../../state/dynos/available-actions.ts';
import { actionsOn } from '../../dynos/dyno-action.ts';
import { openPalette } from '../../commands/palette-store.ts';
import { runDialog, runShell, SHELL } from '../../run/run-dyno.ts';
import { Button } from '../../ui/components/Button.tsx';
import { IconButton } from '../../ui/components/IconButton.tsx';
import styles from './AppHeader.module.css';
import { AppIdentity } from './AppIdentity.tsx';
import { NOT_OPEN } from '../../state/app-status.ts';
import { apps } from '../../state/apps-store.ts';

/** Which app this is, and everything that is done to it as a whole. */
export function AppHeader({ app }: { app: string }) {
  const can = useStore(
    apps,
    useShallow(({ byId }) => wholeActions(byId[app] ?? NOT_OPEN)),
  );
  const act = actionsOn(app, null);
  return (
    <header className={styles.header}>
      <AppIdentity app={app} />
      <div className={styles.actions} role="toolbar" aria-label={t('App')}>
        <Button icon={<Play />} disabled={!can.start} onClick={act('dynos.start')}>
          {t('Start all')}
        </Button>
        <Button icon={<Square />} disabled={!can.stop} onClick={act('dynos.stop')}>
          {t('Stop all')}
        </Button>
        <Button icon={<RotateCw />} disabled={!can.restart} onClick={act('dynos.restart')}>
          {t('Restart all')}
        </Button>
        <span className={styles.divider} aria-hidden="true" />
        <Button icon={<SquareChevronRight />} disabled={!can.change} onClick={() => runDialog.setState({ app })}>
          {t('Run one-off')}
        </Button>
        <Button
          icon={<SquareTerminal />}
          title={t('A shell in a one-off dyno')}
          disabled={!can.change}
          onClick={() => void runShell(app)}
        >
          {SHELL}
        </Button>
        <IconButton label={t('Command palette')} data-palette icon={<Command />} onClick={() => openPalette()} />
        <IconButton
          label={t('Settings')}
          icon={<Settings />}
          disabled={!can.change}
          onClick={() => openSettings(app)}
        />
      </div>
    </header>
  );
}

function wholeActions({ dynos, closing }: Pick<AppSnapshot, 'dynos' | 'closing'>) {
  const each = dynos.filter(({ kind }) => kind === 'formation').map((dyno) => availableActions(dyno, closing));
  return {
    start: each.some(({ start }) => start),
    stop: each.some(({ stop }) => stop),
    restart: each.some(({ restart }) => restart),
    change: !closing,
  };
}
