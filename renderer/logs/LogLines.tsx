import { ArrowDown, ScrollText, SearchX } from 'lucide-react';
import type { CSSProperties } from 'react';
import { t, tn } from '../../shared/text/i18n.ts';
import { Button } from '../ui/components/Button.tsx';
import { EmptyState } from '../ui/components/EmptyState.tsx';
import pill from '../ui/components/Pill.module.css';
import { wholeNumber } from '../ui/text/numbers.ts';
import { filterWords } from './filter/filter-labels.ts';
import { LogFindBar } from './filter/LogFindBar.tsx';
import type { LogFilterControl } from './filter/use-log-filter.ts';
import './list/log-list.css';
import styles from './LogPanel.module.css';
import type { LogPanelControl } from './use-log-panel.ts';

/** Letters of `router`, and of names beyond which the column is not widened. */
const SHORTEST_NAME = 6;
const LONGEST_NAME = 20;

/** The lines of the log with what belongs over them: the find bar, and the way back to the end. */
export function LogLines({ panel, dynos }: { panel: LogPanelControl; dynos: string[] }) {
  const { mount, list, state, find, filtering } = panel;
  const { following, unseen, rows, ready } = state;
  return (
    <div className={styles.list} ref={mount} style={sourceWidth(dynos)}>
      {find.open && <LogFindBar find={find} input={panel.findInput} />}
      {ready && rows === 0 && (
        <div className={styles.empty}>
          <NoLines filtering={filtering} />
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
  );
}

function NoLines({ filtering: { filter, isFiltering, clear } }: { filtering: LogFilterControl }) {
  return isFiltering ? (
    <EmptyState icon={<SearchX />} title={t('No line {conditions}.', { conditions: filterWords(filter) })}>
      <Button onClick={clear}>{t('Clear filter')}</Button>
    </EmptyState>
  ) : (
    <EmptyState icon={<ScrollText />} title={t('No lines yet. Start a dyno.')}>
      {t('Everything your dynos print lands here, in the order it was said.')}
    </EmptyState>
  );
}

/** Messages start in one column while names are of usual length. */
function sourceWidth(dynos: string[]): CSSProperties {
  const longest = Math.max(SHORTEST_NAME, ...dynos.map((dyno) => dyno.length));
  return { '--log-source': `${Math.min(longest, LONGEST_NAME) + 'heroku[]:'.length}ch` } as CSSProperties;
}
