import { memo } from 'react';
import {
  ArrowUpDown,
  CircleAlert,
  CirclePlay,
  CircleStop,
  Construction,
  FilePen,
  ListChecks,
  Moon,
  Plug,
  Rocket,
  RotateCw,
  SquareTerminal,
} from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import type { ActivityEntry, ActivityKind } from '../../shared/app/activity.ts';
import { useHue } from '../state/dynos/use-hue.ts';
import { timeOfDay } from '../ui/text/times.ts';
import { KIND_WORDS } from './activity-labels.ts';
import styles from './ActivityPanel.module.css';

export interface ActivityRowProps {
  app: string;
  entry: ActivityEntry;
  onOpen: (entry: ActivityEntry) => void;
}

/** One thing that happened; a click leads to the log. */
export const ActivityRow = memo(function ActivityRow({ app, entry, onOpen }: ActivityRowProps) {
  return (
    <li>
      <button type="button" className={styles.entry} data-tone={entry.tone} onClick={() => onOpen(entry)}>
        <time className={styles.time} dateTime={new Date(entry.at).toISOString()}>
          {timeOfDay(entry.at)}
        </time>
        <span className={styles.kind}>
          <KindIcon kind={entry.kind} />
          {KIND_WORDS[entry.kind]}
        </span>
        {entry.dyno !== null && <DynoDot app={app} dyno={entry.dyno} />}
        <span className={styles.text}>{entry.text}</span>
      </button>
    </li>
  );
});

function DynoDot({ app, dyno }: { app: string; dyno: string }) {
  const hue = useHue(app, dyno.split('.')[0] ?? dyno);
  return <span className={styles.dot} style={{ background: hue }} aria-hidden="true" />;
}

const ICONS: Readonly<Record<ActivityKind, LucideIcon>> = {
  start: CirclePlay,
  stop: CircleStop,
  crash: CircleAlert,
  restart: RotateCw,
  scale: ArrowUpDown,
  release: Rocket,
  config: ListChecks,
  files: FilePen,
  maintenance: Construction,
  sleep: Moon,
  'one-off': SquareTerminal,
  port: Plug,
};

function KindIcon({ kind }: { kind: ActivityKind }) {
  const Icon = ICONS[kind];
  return <Icon aria-hidden="true" size={14} />;
}
