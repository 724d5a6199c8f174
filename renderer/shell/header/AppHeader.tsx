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
import { NOT_OPEN, appStatus, statusWords } from '../../state/app-status.ts';
import { apps, useApp } from '../../state/apps-store.ts';
import { rich } from '../../ui/text/rich.ts';
import { portOriginWords } from '../../state/ports/port-origin-labels.ts';
import { useHomePath } from '../../state/use-home-path.ts';
import identityStyles from './AppIdentity.module.css';

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

/** The app's name, how its formation is, its folder and its base port. */
function AppIdentity({ app }: { app: string }) {
  const name = useApp(app, (snapshot) => snapshot.name);
  const folder = useApp(app, (snapshot) => snapshot.folder) ?? '';
  const shownFolder = useHomePath(folder);
  const basePort = useApp(app, (snapshot) => snapshot.basePort);
  const origin = useApp(app, (snapshot) => portOriginWords(snapshot.basePortOrigin)) ?? '';
  const status = useStore(apps, useShallow(({ byId }) => appStatus(byId[app] ?? NOT_OPEN)));
  return (
    <div className={identityStyles.identity}>
      <div className={identityStyles.line}>
        <h1 className={identityStyles.name}>{name}</h1>
        <span className={identityStyles.status}>{statusWords(status)}</span>
      </div>
      <div className={identityStyles.line}>
        <span className={identityStyles.folder} title={folder}>
          {/* Cut at its beginning: the end of a path tells folders apart. */}
          <bdi>{shownFolder}</bdi>
        </span>
        <span className={identityStyles.port} title={t('PORT of the first dyno; {origin}', { origin })}>
          {rich(t('base port {port} {origin}'), {
            port: basePort,
            origin: <span className={identityStyles.origin}>({origin})</span>,
          })}
        </span>
      </div>
    </div>
  );
}
