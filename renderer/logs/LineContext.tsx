import { useEffect, useRef, useState } from 'react';
import { stripAnsi } from '../../shared/logs/ansi.ts';
import { MAX_CONTEXT_ROWS } from '../../shared/contract/limits.ts';
import { toFailure } from '../../shared/contract/failure.ts';
import { formatSource, formatTime } from '../../shared/logs/log.ts';
import type { LogRow } from '../../shared/logs/log.ts';
import { t, tn } from '../../shared/text/i18n.ts';
import { useClient } from '../client/connection.ts';
import { Button } from '../ui/components/Button.tsx';
import pane from '../ui/components/DetailsPane.module.css';
import { notify } from '../ui/state/notices.ts';
import styles from './LineInspector.module.css';

export interface LineContextProps {
  app: string;
  run: string | null;
  line: number;
}

/** Lines shown on each side at first; asking for more doubles it. */
const FIRST_ROWS = 10;
const CLOCK = { from: 11, to: 23 };

/** What all dynos said just before and after a line, whatever the filter hides. */
export function LineContext({ app, run, line }: LineContextProps) {
  const client = useClient();
  const [count, setCount] = useState(FIRST_ROWS);
  const [rows, setRows] = useState<LogRow[]>([]);
  const here = useRef<HTMLLIElement>(null);

  useEffect(() => {
    if (client === null) return undefined;
    let current = true;
    client.request('log.context', { app, run, line, before: count, after: count }).then(
      (answer) => current && setRows(answer.rows),
      (thrown: unknown) => current && notify(toFailure(thrown).message),
    );
    return () => {
      current = false;
    };
  }, [client, app, run, line, count]);

  useEffect(() => here.current?.scrollIntoView({ block: 'center' }), [rows]);

  const more = () => setCount(Math.min(count * 2, MAX_CONTEXT_ROWS));
  return (
    <div className={styles.body}>
      <ol className={styles.around} aria-label={t('Lines around it')}>
        {rows.map((row) => (
          <li
            key={row.line}
            ref={row.line === line ? here : null}
            className={styles.near}
            aria-current={row.line === line}
          >
            <span className={styles.clock}>{formatTime(row.time).slice(CLOCK.from, CLOCK.to)}</span>
            <span className={styles.who}>{formatSource(row)}</span>
            <span className={pane.printed}>{stripAnsi(row.text)}</span>
          </li>
        ))}
      </ol>
      {count < MAX_CONTEXT_ROWS && (
        <Button className={styles.more} variant="quiet" onClick={more}>
          {tn(count, '{n} line on each side. Show more', '{n} lines on each side. Show more')}
        </Button>
      )}
    </div>
  );
}
