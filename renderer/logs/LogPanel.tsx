import { ArrowDown, ArrowDownToLine, ScrollText, SearchX } from 'lucide-react';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { CSSProperties, KeyboardEvent } from 'react';
import { useStore } from 'zustand';
import { toFailure } from '../../shared/contract/failure.ts';
import type { ExportFormat, LogRun } from '../../shared/logs/log.ts';
import { t, tn } from '../../shared/text/i18n.ts';
import { useApp } from '../state/apps-store.ts';
import { ask } from '../state/ask.ts';
import { useClient } from '../client/connection.ts';
import { Button } from '../ui/components/Button.tsx';
import { EmptyState } from '../ui/components/EmptyState.tsx';
import { cx } from '../ui/components/class-names.ts';
import { IconButton } from '../ui/components/IconButton.tsx';
import pressable from '../ui/components/Pressable.module.css';
import panel from '../ui/components/Panel.module.css';
import pill from '../ui/components/Pill.module.css';
import { notify } from '../ui/state/notices.ts';
import { wholeNumber } from '../ui/text/numbers.ts';
import { answerRows } from './rows/answer-rows.ts';
import { NOT_COPIED } from './list/copy-lines.ts';
import { DynoFilter } from './filter/DynoFilter.tsx';
import { exportView } from './dialogs/export-view.ts';
import { FilterField } from './filter/FilterField.tsx';
import { filterWords } from './filter/filter-labels.ts';
import { highlightPattern, regexPattern } from './rows/highlight.ts';
import { LineInspector } from './LineInspector.tsx';
import './list/log-list.css';
import { logMoment } from './log-moment.ts';
import { LogFindBar } from './filter/LogFindBar.tsx';
import styles from './LogPanel.module.css';
import { MoreMenu } from './filter/MoreMenu.tsx';
import { NarrowMenu } from './filter/NarrowMenu.tsx';
import { PresetDialog } from './dialogs/PresetDialog.tsx';
import { savePreset } from './filter/presets.ts';
import { RunBar } from './RunBar.tsx';
import { RunsDialog } from './dialogs/RunsDialog.tsx';
import { hasTerminal, showMoment } from './show-moment.ts';
import { JumpDialog, RangeDialog } from './dialogs/TimeDialog.tsx';
import { useLogFilter } from './filter/use-log-filter.ts';
import { useLogFind } from './filter/use-log-find.ts';
import { useListPaint, useLogList } from './list/use-log-list.ts';
import { useRuns } from './dialogs/use-runs.ts';
import { useViewOptions } from './filter/view-options.ts';

export interface LogPanelProps {
  app: string;
  /** A panel behind another tab neither asks for rows nor paints. */
  visible: boolean;
  /** In Procfile order. */
  processTypes: string[];
  dynos: string[];
}

type Asking = 'jump' | 'range' | 'preset' | 'runs' | null;

/** Letters of `router`, and of names beyond which the column is not widened. */
const SHORTEST_NAME = 6;
const LONGEST_NAME = 20;

/** The app's merged log: filter, find, and what is done with lines. */
export function LogPanel({ app, visible, processTypes, dynos }: LogPanelProps) {
  const client = useClient();
  const folder = useApp(app, (snapshot) => snapshot.folder) ?? '';
  const name = useApp(app, (snapshot) => snapshot.name) ?? 'log';
  const filterInput = useRef<HTMLInputElement>(null);
  const findInput = useRef<HTMLInputElement>(null);
  const [run, setRun] = useState<LogRun | null>(null);
  const [asking, setAsking] = useState<Asking>(null);
  const [inspecting, setInspecting] = useState(false);
  const { runs, refresh } = useRuns(app);

  const control = useLogFilter();
  const { filter, clear, change, isFiltering } = control;
  const runId = run?.run ?? null;
  const { mount, list, feed, state, copy } = useLogList({ app, run: runId, visible, filter });
  const { following, unseen, rows, ready, current, refusal } = state;
  const find = useLogFind(list, feed, rows);
  const options = useViewOptions();
  // A trace's lines are what a text filter looks for: it hides those that do not match, and nothing else is hidden.
  const shape = { ...options, fold: options.fold && filter.text === '' };
  useListPaint(list, shape, processTypes, find.open && find.text !== '' ? findPattern(find) : filterPattern(filter));

  useEffect(() => {
    if (list === null) return undefined;
    return answerRows(list, {
      onDyno: (row) => {
        if (runId === null) void showMoment(client, app, row);
      },
      onOpen: () => setInspecting(true),
    });
  }, [list, client, app, runId]);

  const openFind = () => {
    find.show();
    findInput.current?.select();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || !(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'f') return;
    event.preventDefault();
    openFind();
  };
  const onCopy = () => {
    copy().then(
      (told) => notify(told, 'info'),
      () => notify(NOT_COPIED),
    );
  };
  const onJump = (time: number) => {
    feed?.ask('log.at', { time }).then(
      (found) => list?.goTo(found?.index ?? null),
      (thrown: unknown) => notify(toFailure(thrown).message),
    );
  };
  const wanted = useStore(logMoment, (state) => (state.wanted?.app === app ? state.wanted : null));
  const showWanted = useEffectEvent((time: number) => {
    if (run !== null) setRun(null);
    else if (isFiltering) clear();
    else {
      onJump(time);
      logMoment.setState({ wanted: null });
    }
  });
  // Leaving an earlier run, or a filter that may hide the line, comes first; then this is tried again.
  useEffect(() => {
    if (wanted !== null && ready && visible) showWanted(wanted.time);
  }, [wanted, ready, visible, run, filter, feed]);
  const onExport = (format: ExportFormat) => {
    if (feed === null || list === null) return;
    exportView(feed, name, list.all.end, format).catch((thrown: unknown) => notify(toFailure(thrown).message));
  };
  const stopAsking = () => setAsking(null);
  const inspected = inspecting ? current : null;
  const showTerminal = inspected && runId === null && hasTerminal(app, inspected) ? inspected : null;

  return (
    <section className={panel.panel} aria-label={t('Merged log')} onKeyDown={onKeyDown}>
      <div className={styles.toolbar}>
        <FilterField
          control={control}
          refusal={filter.isRegex ? refusal : null}
          input={filterInput}
          onLeave={() => list?.element.focus()}
        />
        <DynoFilter
          processTypes={processTypes}
          dynos={dynos}
          selected={filter.dynos}
          onChange={(chosen) => change({ dynos: chosen })}
        />
        <NarrowMenu
          folder={folder}
          control={control}
          onTimeRange={() => setAsking('range')}
          onSavePreset={() => setAsking('preset')}
        />
        <span className={cx(panel.count, styles.count)}>{countWords(rows, isFiltering)}</span>
        <IconButton
          className={pressable.pressable}
          label={t('Follow')}
          tooltip={t('Follow the end of the log')}
          icon={<ArrowDownToLine />}
          aria-pressed={following}
          onClick={() => (following ? list?.leaveEnd() : list?.follow())}
        />
        <MoreMenu
          runs={runs}
          onOpen={refresh}
          onFind={openFind}
          onCopy={onCopy}
          onJump={() => setAsking('jump')}
          onExport={onExport}
          onRuns={() => setAsking('runs')}
          onClear={run === null ? () => void ask('log.clear', { app }) : null}
        />
      </div>
      {run && <RunBar run={run} onLeave={() => setRun(null)} />}
      <div className={styles.list} ref={mount} style={sourceWidth(dynos)}>
        {find.open && <LogFindBar find={find} input={findInput} />}
        {ready && rows === 0 && (
          <div className={styles.empty}>
            {isFiltering ? (
              <EmptyState icon={<SearchX />} title={t('No line {conditions}.', { conditions: filterWords(filter) })}>
                <Button onClick={clear}>{t('Clear filter')}</Button>
              </EmptyState>
            ) : (
              <EmptyState icon={<ScrollText />} title={t('No lines yet. Start a dyno.')}>
                {t('Everything your dynos print lands here, in the order it was said.')}
              </EmptyState>
            )}
          </div>
        )}
        {!following && (
          <button type="button" className={pill.pill} onClick={() => list?.follow()}>
            <ArrowDown aria-hidden="true" />
            {unseen === 0
              ? t('Back to the end')
              : tn(unseen, '{n} new line', '{n} new lines', { n: wholeNumber(unseen) })}
          </button>
        )}
      </div>
      {inspected && (
        <LineInspector
          app={app}
          run={runId}
          row={inspected}
          onShowTerminal={showTerminal && (() => void showMoment(client, app, showTerminal))}
          onClose={() => {
            setInspecting(false);
            list?.element.focus();
          }}
        />
      )}
      {asking === 'jump' && (
        <JumpDialog start={(current ?? list?.anyRow)?.time ?? null} onJump={onJump} onClose={stopAsking} />
      )}
      {asking === 'range' && <RangeDialog range={filter} onRange={change} onClose={stopAsking} />}
      {asking === 'preset' && (
        <PresetDialog onSave={(preset) => savePreset(folder, preset, filter)} onClose={stopAsking} />
      )}
      {asking === 'runs' && <RunsDialog runs={runs} onOpen={setRun} onClose={stopAsking} />}
    </section>
  );
}

function countWords(count: number, isFiltering: boolean): string {
  const n = wholeNumber(count);
  return isFiltering
    ? tn(count, '{n} matching line', '{n} matching lines', { n })
    : tn(count, '{n} line', '{n} lines', { n });
}

function filterPattern({
  text,
  isRegex,
  isNegated,
}: {
  text: string;
  isRegex: boolean;
  isNegated: boolean;
}): RegExp | null {
  return isNegated ? null : findPattern({ text, isRegex });
}

function findPattern({ text, isRegex }: { text: string; isRegex: boolean }): RegExp | null {
  return isRegex ? regexPattern(text) : highlightPattern(text);
}

/** Messages start in one column while names are of usual length. */
function sourceWidth(dynos: string[]): CSSProperties {
  const longest = Math.max(SHORTEST_NAME, ...dynos.map((dyno) => dyno.length));
  return { '--log-source': `${Math.min(longest, LONGEST_NAME) + 'heroku[]:'.length}ch` } as CSSProperties;
}
