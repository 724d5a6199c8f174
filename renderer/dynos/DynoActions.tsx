import { Play, RotateCw, Skull, Square, X } from 'lucide-react';
import type { DynoSnapshot } from '../../shared/dynos/dyno.ts';
import { t } from '../../shared/text/i18n.ts';
import { useApp } from '../state/apps-store.ts';
import { closeOneOff } from '../run/CloseOneOffDialog.tsx';
import { IconButton } from '../ui/components/IconButton.tsx';
import { availableActions } from '../state/dynos/available-actions.ts';
import { actionsOn } from './dyno-action.ts';
import styles from './DynoActions.module.css';
import { isStopping } from '../state/dynos/shown-state.ts';

/** Start, stop, restart and kill, always in the same place; those that would change nothing are disabled. */
export function DynoActions({ app, dyno }: { app: string; dyno: DynoSnapshot }) {
  const { name } = dyno;
  const closing = useApp(app, (snapshot) => snapshot.closing) ?? true;
  const can = availableActions(dyno, closing);
  const act = actionsOn(app, name);
  return (
    <span className={styles.actions}>
      <IconButton
        label={t('Start {dyno}', { dyno: name })}
        icon={<Play />}
        disabled={!can.start}
        onClick={act('dynos.start')}
      />
      <IconButton
        label={t('Stop {dyno}', { dyno: name })}
        tooltip={t('Stop {dyno} (SIGTERM)', { dyno: name })}
        icon={<Square />}
        disabled={!can.stop}
        onClick={act('dynos.stop')}
      />
      <IconButton
        label={t('Restart {dyno}', { dyno: name })}
        icon={<RotateCw />}
        disabled={!can.restart}
        onClick={act('dynos.restart')}
      />
      <IconButton
        label={t('Kill {dyno}', { dyno: name })}
        tooltip={t('Kill {dyno} (SIGKILL, at once)', { dyno: name })}
        tone="danger"
        className={isStopping(dyno) ? styles.urgent : undefined}
        icon={<Skull />}
        disabled={!can.kill}
        onClick={act('dynos.kill')}
      />
      {dyno.kind === 'one-off' && (
        <IconButton
          label={t('Close {dyno}', { dyno: name })}
          icon={<X />}
          disabled={closing}
          onClick={() => closeOneOff(app, name)}
        />
      )}
    </span>
  );
}
