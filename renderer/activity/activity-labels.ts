import { ACTIVITY_KINDS, type ActivityEntry, type ActivityKind } from '../../shared/app/activity.ts';
import { t } from '../../shared/text/i18n.ts';

/** What an entry is, at a glance. */
export const KIND_WORDS: Readonly<Record<ActivityKind, string>> = {
  start: t('Start'),
  stop: t('Stop'),
  crash: t('Crash'),
  restart: t('Restart'),
  scale: t('Scale'),
  release: t('Release'),
  config: t('Config'),
  files: t('Edit'),
  maintenance: t('Maintenance'),
  sleep: t('Sleep'),
  'one-off': t('One-off'),
  port: t('Port'),
};

const MINUTE_MS = 60_000;

export interface ActivityMinute {
  /** Epoch milliseconds of its beginning. */
  start: number;
  /** Newest first. */
  entries: ActivityEntry[];
}

/**
 * The timeline: newest minute first.
 * @param entries oldest first
 * @param kinds only these; empty: all
 */
export function minutesOf(entries: readonly ActivityEntry[], kinds: ReadonlySet<ActivityKind>): ActivityMinute[] {
  const minutes: ActivityMinute[] = [];
  for (const entry of entries.toReversed()) {
    if (kinds.size > 0 && !kinds.has(entry.kind)) continue;
    const start = Math.floor(entry.at / MINUTE_MS) * MINUTE_MS;
    const last = minutes.at(-1);
    if (last?.start === start) last.entries.push(entry);
    else minutes.push({ start, entries: [entry] });
  }
  return minutes;
}

/** The kinds that have happened, in the order a filter offers them. */
export function kindsIn(entries: readonly ActivityEntry[]): ActivityKind[] {
  const present = new Set(entries.map(({ kind }) => kind));
  return ACTIVITY_KINDS.filter((kind) => present.has(kind));
}
