import { useMemo, useState } from 'react';
import { stripAnsi } from '../../shared/logs/ansi.ts';
import { formatSource } from '../../shared/logs/log.ts';
import type { RequestRecord } from '../../shared/router/router.ts';
import { t } from '../../shared/text/i18n.ts';
import { useLogRows } from '../logs/list/log-feed.ts';
import { Button } from '../ui/components/Button.tsx';
import { cx } from '../ui/components/class-names.ts';
import pane from '../ui/components/DetailsPane.module.css';
import { NO_FILTER } from '../logs/filter/use-log-filter.ts';
import type { FullFilter } from '../logs/filter/use-log-filter.ts';
import { clock } from './request-labels.ts';
import styles from './RequestLog.module.css';

/** The most lines that are shown; more belong into the log itself. */
const MOST_LINES = 200;

/** What was logged about a request: the lines that name its id where the app writes such, else those of its time. */
export function RequestLog({ app, record }: { app: string; record: RequestRecord }) {
  const byId = useLogRows(
    app,
    useMemo(() => filterById(record), [record]),
    MOST_LINES,
  );
  const byTime = useLogRows(
    app,
    useMemo(() => filterByTime(record), [record]),
    MOST_LINES,
  );
  const [chosen, setChosen] = useState<'id' | 'time' | null>(null);
  const namesId = byId?.some(({ source }) => source === 'app') ?? false;
  // What no dyno took is told by the router alone.
  const hasId = namesId || record.dyno === null;
  const by = chosen ?? (hasId ? 'id' : 'time');
  const rows = (by === 'id' ? byId : byTime) ?? [];
  const isKnown = byId !== null && byTime !== null;
  return (
    <div className={styles.log}>
      <div className={styles.by} role="group" aria-label={t('Lines')}>
        {hasId && (
          <Button variant="quiet" className={styles.choice} aria-pressed={by === 'id'} onClick={() => setChosen('id')}>
            {t('With its request id')}
          </Button>
        )}
        <Button
          variant="quiet"
          className={styles.choice}
          aria-pressed={by === 'time'}
          onClick={() => setChosen('time')}
        >
          {record.dyno === null ? t('Of that time') : t('Of {dyno} and the router at that time', { dyno: record.dyno })}
        </Button>
        {isKnown && !hasId && <span className={styles.hint}>{t('The app has not logged its X-Request-Id.')}</span>}
      </div>
      {/* Many lines scroll, by keys as well. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <ol className={styles.lines} aria-label={t('Log of the request')} tabIndex={0}>
        {rows.map((row) => (
          <li key={row.line} className={styles.line} data-level={row.level}>
            {/* The spaces are for who copies lines. */}
            <span className={styles.clock}>{clock(row.time)}</span>{' '}
            <span className={styles.source}>{formatSource(row)}</span>{' '}
            <span className={cx(pane.printed, styles.text)}>{stripAnsi(row.text)}</span>
          </li>
        ))}
        {isKnown && rows.length === 0 && <li className={styles.none}>{t('Nothing was logged.')}</li>}
      </ol>
    </div>
  );
}

/** Milliseconds: what a dyno says about a request may be written a little before or after the router has noticed it. */
const MARGIN_MS = 250;
const MICROSECONDS = 1_000;

/** Lines that name the request, such as those of an app that logs `X-Request-Id`. */
export function filterById(record: RequestRecord): FullFilter {
  return { ...NO_FILTER, text: record.requestId };
}

/** Lines of its dyno and of the router while it was served; of all dynos when none took it. */
export function filterByTime({ at, connect, service, dyno }: RequestRecord): FullFilter {
  const took = (connect ?? 0) + (service ?? 0);
  return {
    ...NO_FILTER,
    dynos: dyno === null ? [] : [dyno, 'router'],
    since: at - MARGIN_MS * MICROSECONDS,
    until: at + (took + MARGIN_MS) * MICROSECONDS,
  };
}
