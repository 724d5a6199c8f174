import { ArrowRightLeft, ChartLine, Eraser, SearchX } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { t, tn } from '../../shared/text/i18n.ts';
import { usePanelActions } from '../panels/panel-actions.ts';
import { apps } from '../state/apps-store.ts';
import { ask } from '../state/ask.ts';
import { Button } from '../ui/components/Button.tsx';
import { Chip } from '../ui/components/Chip.tsx';
import { EmptyState } from '../ui/components/EmptyState.tsx';
import { IconButton } from '../ui/components/IconButton.tsx';
import pressable from '../ui/components/Pressable.module.css';
import { wholeNumber } from '../ui/text/numbers.ts';
import { remember, remembered } from '../ui/state/remembered.ts';
import { SearchField } from '../ui/fields/SearchField.tsx';
import { Toolbar, ToolbarSpace } from '../ui/components/Toolbar.tsx';
import { cx } from '../ui/components/class-names.ts';
import panel from '../ui/components/Panel.module.css';
import { DynoChoice } from './DynoChoice.tsx';
import { FigureCharts } from './FigureCharts.tsx';
import { NoRequests } from './NoRequests.tsx';
import { filterRequests, isFiltering, NO_REQUEST_FILTER } from './request-filter.ts';
import type { RequestFilter } from './request-filter.ts';
import { requestActions } from './router-commands.ts';
import { RequestDetailsPane } from './RequestDetailsPane.tsx';
import styles from './RequestsPanel.module.css';
import { RequestTable } from './RequestTable.tsx';
import { useRequests } from './request-feed.ts';

const CHARTS_KEY = 'request-charts';

export interface RequestsPanelProps {
  app: string;
  /** A panel behind another tab does not ask the engine for anything. */
  visible: boolean;
}

/** What came in through the router: live table, figures, and each request with its headers and log. */
export function RequestsPanel({ app, visible }: RequestsPanelProps) {
  const { records, ready, failure } = useRequests(app, visible);
  const [filter, setFilter] = useState<RequestFilter>(NO_REQUEST_FILTER);
  const [current, setCurrent] = useState<number | null>(null);
  const [shown, setShown] = useState(false);
  const [charts, setCharts] = useState(() => remembered(CHARTS_KEY, true));
  const table = useRef<HTMLDivElement>(null);
  const filterInput = useRef<HTMLInputElement>(null);
  const known = useStore(
    apps,
    useShallow(({ byId }) => dynoNames(byId[app]?.dynos)),
  );
  const rows = useMemo(() => filterRequests(records, filter), [records, filter]);
  const change = (part: Partial<RequestFilter>) => setFilter((before) => ({ ...before, ...part }));
  const focusTable = () => table.current?.querySelector<HTMLElement>('[role=grid]')?.focus();
  const mark = (number: number | null) => {
    setCurrent(number);
    if (number === null) setShown(false);
  };
  const close = () => {
    setShown(false);
    focusTable();
  };
  const clear = async () => {
    await ask('requests.clear', { app });
    mark(null);
  };
  const toggleCharts = () => {
    remember(CHARTS_KEY, !charts);
    setCharts(!charts);
  };
  const focusFilter = () => filterInput.current?.focus();
  usePanelActions(requestActions, app, visible ? { focusFilter, toggleCharts } : null);
  const isEmpty = ready && records.length === 0;

  return (
    <section className={cx(panel.panel, styles.sized)} aria-label={t('Requests of the router')} data-details={shown}>
      <Toolbar label={t('Requests')}>
        <SearchField
          ref={filterInput}
          label={t('Filter requests')}
          value={filter.text}
          onChange={(text) => change({ text })}
          onLeave={focusTable}
        />
        <Chip pressed={filter.errors} onChange={(errors) => change({ errors })}>
          {t('Errors')}
        </Chip>
        <Chip pressed={filter.slow} onChange={(slow) => change({ slow })}>
          {t('Slow')}
        </Chip>
        <DynoChoice dynos={known} value={filter.dyno} onChange={(dyno) => change({ dyno })} />
        <ToolbarSpace />
        <span className={cx(panel.count, styles.count)}>{countWords(rows.length, isFiltering(filter))}</span>
        <IconButton
          className={pressable.pressable}
          label={t('Charts')}
          tooltip={t('Requests a second and times of the last five minutes')}
          icon={<ChartLine />}
          aria-pressed={charts}
          onClick={toggleCharts}
        />
        <IconButton
          label={t('Clear requests')}
          tooltip={t('Forget the requests so far. The log keeps their lines.')}
          icon={<Eraser />}
          disabled={records.length === 0}
          onClick={() => void clear()}
        />
      </Toolbar>
      {charts && visible && !isEmpty && ready && <FigureCharts app={app} />}
      {isEmpty && <NoRequests app={app} />}
      {!ready && failure !== null && <EmptyState icon={<ArrowRightLeft />} title={failure} />}
      {records.length > 0 && (
        <div className={styles.list} ref={table}>
          <RequestTable
            rows={rows}
            current={current}
            onCurrent={mark}
            onOpen={() => setShown(true)}
            newWords={newWords}
          />
          {rows.length === 0 && (
            <div className={styles.none}>
              <EmptyState icon={<SearchX />} title={noneWords(records.length)}>
                <Button onClick={() => setFilter(NO_REQUEST_FILTER)}>{t('Clear filter')}</Button>
              </EmptyState>
            </div>
          )}
        </div>
      )}
      {shown && current !== null && <RequestDetailsPane key={current} app={app} number={current} onClose={close} />}
    </section>
  );
}

function countWords(count: number, filtering: boolean): string {
  const n = wholeNumber(count);
  return filtering
    ? tn(count, '{n} matching request', '{n} matching requests', { n })
    : tn(count, '{n} request', '{n} requests', { n });
}

function newWords(count: number): string {
  return tn(count, '{n} new request', '{n} new requests', { n: wholeNumber(count) });
}

function noneWords(count: number): string {
  const n = wholeNumber(count);
  return tn(count, 'The only request does not match.', 'None of the last {n} requests match.', { n });
}

/** The names of web dynos: the router knows no others. */
function dynoNames(dynos: { name: string; type: string }[] = []): string[] {
  return dynos.filter(({ type }) => type === 'web').map(({ name }) => name);
}
