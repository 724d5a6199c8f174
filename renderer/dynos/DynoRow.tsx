import { memo } from 'react';
import { Tooltip } from '@base-ui/react/tooltip';
import { History } from 'lucide-react';
import { DEFAULT_SIZE, dynoSize } from '../../shared/dynos/dyno-size.ts';
import { t } from '../../shared/text/i18n.ts';
import type { Staleness, DynoSnapshot } from '../../shared/dynos/dyno.ts';
import { exitWords } from '../../shared/crashes/crash-labels.ts';
import { useApp, useDyno } from '../state/apps-store.ts';
import { selectTab, useSelectedTab } from '../state/shown-layout.ts';
import { CrashNote } from '../crashes/CrashNote.tsx';
import { WaitsBadge } from '../crashes/WaitsBadge.tsx';
import { DynoMeter } from '../metrics/DynoMeter.tsx';
import { cx } from '../ui/components/class-names.ts';
import { StateBadge } from '../ui/components/StateGlyph.tsx';
import { DynoActions } from './DynoActions.tsx';
import { DynoDetails } from './DynoDetails.tsx';
import styles from './DynoRow.module.css';
import { shownState, stateWord } from '../state/dynos/shown-state.ts';
import { tooltipHandle } from '../ui/components/TooltipLayer.tsx';
import warningStyles from '../ui/components/WarningBadge.module.css';
import { staleWords } from '../state/dynos/dyno-facts.ts';

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

/** Marks a dyno that was started with another command or other config vars than the files hold now. */
function StaleBadge({ stale }: { stale: Staleness }) {
  return (
    <Tooltip.Trigger
      handle={tooltipHandle}
      payload={`${staleWords(stale)}.\n${t('Restart it to use the new ones.')}`}
      render={<span className={warningStyles.badge} />}
    >
      <History aria-hidden />
      {t('stale')}
    </Tooltip.Trigger>
  );
}

/** The accessible name of a dyno's row: its name first, then its state word, then what else matters now. */
export function dynoLabel(dyno: DynoSnapshot): string {
  const parts = [dyno.name, stateWord(shownState(dyno))];
  if (dyno.port !== null && dyno.kind === 'formation') parts.push(t('port {port}', { port: dyno.port }));
  if (dyno.exit && (dyno.state === 'crashed' || dyno.state === 'complete')) parts.push(exitWords(dyno.exit));
  if (dyno.stale) parts.push(staleWords(dyno.stale));
  return parts.join(', ');
}
