import { ArrowDownToLine } from 'lucide-react';
import { t, tn } from '../../shared/text/i18n.ts';
import { ask } from '../state/ask.ts';
import { cx } from '../ui/components/class-names.ts';
import { IconButton } from '../ui/components/IconButton.tsx';
import panelStyles from '../ui/components/Panel.module.css';
import pressable from '../ui/components/Pressable.module.css';
import { wholeNumber } from '../ui/text/numbers.ts';
import { DynoFilter } from './filter/DynoFilter.tsx';
import { FilterField } from './filter/FilterField.tsx';
import { MoreMenu } from './filter/MoreMenu.tsx';
import { NarrowMenu } from './filter/NarrowMenu.tsx';
import styles from './LogPanel.module.css';
import type { LogMenu, LogPanelControl } from './use-log-panel.ts';

export interface LogToolbarProps {
  panel: LogPanelControl;
  /** In Procfile order. */
  processTypes: string[];
  dynos: string[];
}

/** Filters of the log, how many lines they leave, and the menu of what is done with them. */
export function LogToolbar({ panel, processTypes, dynos }: LogToolbarProps) {
  const { app, list, run, state, filtering, menu, setMenu, setDialog, actions } = panel;
  const { filter, change, isFiltering } = filtering;
  const menuState = (name: LogMenu) => ({
    open: menu === name,
    onOpenChange: (open: boolean) => setMenu(open ? name : null),
  });
  return (
    <div className={styles.toolbar}>
      <FilterField
        control={filtering}
        refusal={filter.isRegex ? state.refusal : null}
        input={panel.filterInput}
        onLeave={() => list?.element.focus()}
      />
      <DynoFilter
        {...menuState('dynos')}
        processTypes={processTypes}
        dynos={dynos}
        selected={filter.dynos}
        onChange={(chosen) => change({ dynos: chosen })}
      />
      <NarrowMenu
        {...menuState('filters')}
        folder={panel.folder}
        control={filtering}
        onTimeRange={() => setDialog('range')}
        onSavePreset={() => setDialog('preset')}
      />
      <span className={cx(panelStyles.count, styles.count)}>{countWords(state.rows, isFiltering)}</span>
      <IconButton
        className={pressable.pressable}
        label={t('Follow')}
        tooltip={t('Follow the end of the log')}
        icon={<ArrowDownToLine />}
        aria-pressed={state.following}
        onClick={() => (state.following ? list?.leaveEnd() : list?.follow())}
      />
      <MoreMenu
        runs={panel.runs}
        onOpen={panel.refreshRuns}
        onFind={actions.openFind}
        onCopy={actions.copy}
        onJump={actions.openJump}
        onExport={actions.export}
        onRuns={actions.openRuns}
        onClear={run === null ? () => void ask('log.clear', { app }) : null}
      />
    </div>
  );
}

function countWords(count: number, isFiltering: boolean): string {
  const n = wholeNumber(count);
  return isFiltering
    ? tn(count, '{n} matching line', '{n} matching lines', { n })
    : tn(count, '{n} line', '{n} lines', { n });
}
