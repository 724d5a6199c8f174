import { memo } from 'react';
import { DEFAULT_SIZE, dynoSize } from '../../shared/dynos/dyno-size.ts';
import { t } from '../../shared/text/i18n.ts';
import { useApp, useDyno } from '../state/apps-store.ts';
import { selectTab, useSelectedTab } from '../state/shown-layout.ts';
import { CrashNote } from '../crashes/CrashNote.tsx';
import { WaitsBadge } from '../crashes/WaitsBadge.tsx';
import { DynoMeter } from '../metrics/DynoMeter.tsx';
import { cx } from '../ui/components/class-names.ts';
import { StateBadge } from '../ui/components/StateBadge.tsx';
import { DynoActions } from './DynoActions.tsx';
import { DynoDetails } from './DynoDetails.tsx';
import { dynoLabel } from './dyno-label.ts';
import styles from './DynoRow.module.css';
import { shownState, stateWord } from '../state/dynos/shown-state.ts';
import { StaleBadge } from './StaleBadge.tsx';

/** One dyno: its state, what there is to know about it, and what can be done. A click shows its terminal. */
export const DynoRow = memo(function DynoRow({ app, name }: { app: string; name: string }) {
  const dyno = useDyno(app, name);
  const selected = useSelectedTab(app) === name;
  const size = useApp(app, ({ processTypes }) => processTypes.find((type) => type.name === dyno?.type)?.size);
  if (!dyno) return null;
  const quota = dynoSize(size ?? DEFAULT_SIZE)?.quota;
  const isRunning = dyno.state === 'up' || dyno.state === 'starting' || dyno.shutdown !== null;
  const state = shownState(dyno);
  return (
    <li aria-label={dynoLabel(dyno)} className={cx(styles.row, selected && styles.selected)}>
      <div className={styles.line}>
        <button
          type="button"
          className={styles.name}
          aria-label={t('Show {dyno}', { dyno: name })}
          aria-current={selected ? 'true' : undefined}
          onClick={() => selectTab(app, name)}
        >
          {name}
        </button>
        <StateBadge state={state} word={stateWord(state)} />
        {dyno.stale && <StaleBadge stale={dyno.stale} />}
        <DynoActions app={app} dyno={dyno} />
      </div>
      <DynoDetails
        app={app}
        dyno={dyno}
        meter={isRunning && quota !== undefined ? <DynoMeter app={app} dyno={name} quota={quota} /> : null}
      />
      <WaitsBadge dyno={dyno} />
      <CrashNote app={app} dyno={name} />
    </li>
  );
});
