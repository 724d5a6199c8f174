import { Activity as ActivityIcon, SearchX } from 'lucide-react';
import { useCallback, useMemo, useState } from 'react';
import type { ActivityEntry, ActivityKind } from '../../shared/app/activity.ts';
import { t, tn } from '../../shared/text/i18n.ts';
import type { Client } from '../../shared/contract/client.ts';
import { useClient } from '../client/connection.ts';
import { Button } from '../ui/components/Button.tsx';
import { Chip } from '../ui/components/Chip.tsx';
import { EmptyState } from '../ui/components/EmptyState.tsx';
import { weekdayAndTime } from '../ui/text/times.ts';
import { Toolbar, ToolbarSpace } from '../ui/components/Toolbar.tsx';
import panel from '../ui/components/Panel.module.css';
import { showInLog } from '../logs/log-moment.ts';
import { KIND_WORDS, kindsIn, minutesOf } from './activity-labels.ts';
import styles from './ActivityPanel.module.css';
import { ActivityRow } from './ActivityRow.tsx';
import { useActivity } from './use-activity.ts';

export interface ActivityPanelProps {
  app: string;
  /** A panel behind another tab is told nothing. */
  visible: boolean;
}

/** Entries in the page; older ones are asked for by a button, so that a long day does not slow the newest down. */
const PAGE = 200;

/** Everything that happened in an app, newest first, grouped by minute. */
export function ActivityPanel({ app, visible }: ActivityPanelProps) {
  const client = useClient();
  const { entries, ready } = useActivity(app, visible);
  const [kinds, setKinds] = useState<ReadonlySet<ActivityKind>>(new Set());
  const [shown, setShown] = useState(PAGE);
  const matching = useMemo(() => entries.filter(({ kind }) => kinds.size === 0 || kinds.has(kind)), [entries, kinds]);
  const minutes = useMemo(() => minutesOf(matching.slice(-shown), new Set()), [matching, shown]);
  const open = useCallback((entry: ActivityEntry) => void showActivity(client, app, entry), [client, app]);
  const toggle = (kind: ActivityKind, pressed: boolean) => {
    const next = new Set(kinds);
    if (pressed) next.add(kind);
    else next.delete(kind);
    setKinds(next);
  };

  return (
    <section className={panel.panel} aria-label={t('Activity')}>
      <Toolbar label={t('Activity')}>
        <span className={styles.kinds} role="group" aria-label={t('Kinds')}>
          {kindsIn(entries).map((kind) => (
            <Chip key={kind} pressed={kinds.has(kind)} onChange={(pressed) => toggle(kind, pressed)}>
              {KIND_WORDS[kind]}
            </Chip>
          ))}
        </span>
        <ToolbarSpace />
        <span className={panel.count}>{tn(matching.length, '{n} entry', '{n} entries')}</span>
      </Toolbar>
      {ready && entries.length === 0 && (
        <EmptyState icon={<ActivityIcon />} title={t('Nothing has happened yet.')}>
          {t('Starts, crashes, releases and edits of this app are listed here, each with its place in the log.')}
        </EmptyState>
      )}
      {entries.length > 0 && matching.length === 0 && (
        <EmptyState icon={<SearchX />} title={t('Nothing of these kinds has happened.')}>
          <Button onClick={() => setKinds(new Set())}>{t('Show all kinds')}</Button>
        </EmptyState>
      )}
      {matching.length > 0 && (
        <div className={styles.timeline}>
          {minutes.map(({ start, entries: within }) => (
            <section key={start} className={styles.minute} aria-label={weekdayAndTime(start)}>
              <h3 className={styles.heading}>{weekdayAndTime(start)}</h3>
              <ol className={styles.entries}>
                {within.map((entry) => (
                  <ActivityRow key={entry.number} app={app} entry={entry} onOpen={open} />
                ))}
              </ol>
            </section>
          ))}
          {matching.length > shown && <Button onClick={() => setShown(shown + PAGE)}>{t('Show older entries')}</Button>}
        </div>
      )}
    </section>
  );
}

const MICROSECONDS = 1_000;

/** Shows an app's merged log where an entry happened; at its time, when its line is kept no more. */
async function showActivity(client: Client | null, app: string, { line, at }: ActivityEntry): Promise<void> {
  const row = line === null ? null : await rowAt(client, app, line);
  showInLog(app, row?.time ?? at * MICROSECONDS);
}

async function rowAt(client: Client | null, app: string, line: number): Promise<{ time: number } | null> {
  try {
    const answer = await client?.request('log.context', { app, line, before: 0, after: 0 });
    return answer?.rows[0] ?? null;
  } catch {
    // Without a connection the log says so itself.
    return null;
  }
}
