import { ArrowDown, ArrowDownToLine, Copy, ScrollText, Search, SearchX, X } from 'lucide-react';
import { useRef } from 'react';
import type { CSSProperties, KeyboardEvent } from 'react';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { notify } from '../ui/notices.ts';
import { NOT_COPIED } from './copy-lines.ts';
import { DynoFilter } from './DynoFilter.tsx';
import './log-list.css';
import styles from './LogPanel.module.css';
import { useLogFilter } from './use-log-filter.ts';
import { useLogList } from './use-log-list.ts';

export interface LogPanelProps {
  app: string;
  /** A panel behind another tab neither asks for rows nor paints. */
  visible: boolean;
  /** In Procfile order. */
  processTypes: string[];
  dynos: string[];
}

/** Letters of `router`, and of names beyond which the column is not widened. */
const SHORTEST_NAME = 6;
const LONGEST_NAME = 20;
const COUNT = new Intl.NumberFormat('en');

/** The app's merged log with its filter. */
export function LogPanel({ app, visible, processTypes, dynos }: LogPanelProps) {
  const search = useRef<HTMLInputElement>(null);
  const { filter, text, setText, setDynos, clear, isFiltering } = useLogFilter();
  const { mount, list, state, copy } = useLogList({ app, visible, processTypes, filter });
  const { following, unseen, rows, ready } = state;

  const onCopy = () => {
    copy().then(
      (told) => notify(told, 'info'),
      () => notify(NOT_COPIED),
    );
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key.toLowerCase() !== 'f' || event.altKey || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    search.current?.select();
  };
  const onSearchKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    if (text !== '') setText('');
    else list?.element.focus();
  };

  return (
    <section className={styles.panel} aria-label="Merged log" onKeyDown={onKeyDown}>
      <div className={styles.toolbar}>
        <div className={styles.search}>
          <Search aria-hidden="true" />
          <input
            ref={search}
            type="search"
            className={styles.field}
            aria-label="Filter logs"
            placeholder="Filter logs"
            autoComplete="off"
            spellCheck={false}
            value={text}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={onSearchKey}
          />
          {text !== '' && (
            <IconButton
              className={styles.clear}
              label="Clear the text filter"
              icon={<X />}
              onClick={() => setText('')}
            />
          )}
        </div>
        <DynoFilter processTypes={processTypes} dynos={dynos} selected={filter.dynos} onChange={setDynos} />
        <span className={styles.count}>
          {COUNT.format(rows)} {isFiltering ? 'matching ' : ''}
          {rows === 1 ? 'line' : 'lines'}
        </span>
        <IconButton
          label="Copy lines"
          tooltip="Copy the selected lines, or all that are shown"
          icon={<Copy />}
          onClick={onCopy}
        />
        <IconButton
          className={styles.following}
          label="Follow"
          tooltip="Follow the end of the log"
          icon={<ArrowDownToLine />}
          aria-pressed={following}
          onClick={() => (following ? list?.leaveEnd() : list?.follow())}
        />
      </div>
      <div className={styles.list} ref={mount} style={sourceWidth(dynos)}>
        {ready && rows === 0 && (
          <div className={styles.empty}>
            {isFiltering ? (
              <EmptyState icon={<SearchX />} title={`No line matches ${describe(filter)}.`}>
                <Button onClick={clear}>Clear filter</Button>
              </EmptyState>
            ) : (
              <EmptyState icon={<ScrollText />} title="No lines yet. Start a dyno.">
                Everything your dynos print lands here, in the order it was said.
              </EmptyState>
            )}
          </div>
        )}
        {!following && (
          <button type="button" className={styles.pill} onClick={() => list?.follow()}>
            <ArrowDown aria-hidden="true" />
            {unseen === 0 ? 'Back to the end' : `${COUNT.format(unseen)} new ${unseen === 1 ? 'line' : 'lines'}`}
          </button>
        )}
      </div>
    </section>
  );
}

/** Messages start in one column while names are of usual length. */
function sourceWidth(dynos: string[]): CSSProperties {
  const longest = Math.max(SHORTEST_NAME, ...dynos.map((dyno) => dyno.length));
  return { '--log-source': `${Math.min(longest, LONGEST_NAME) + 'heroku[]:'.length}ch` } as CSSProperties;
}

function describe({ text, dynos }: { text: string; dynos: string[] }): string {
  const parts = [];
  if (text !== '') parts.push(`“${text}”`);
  if (dynos.length > 0) parts.push(`${text === '' ? '' : 'in '}${dynos.join(', ')}`);
  return parts.join(' ');
}
