import type { LogRow } from '../../shared/log.ts';

/** How a line of the dyno manager is marked; null: not at all. */
export type LineTone = 'good' | 'bad' | null;

const UP = /^State changed from \w+ to up$/;
const BAD = /^(?:Error [A-Z]\d+ |State changed from \w+ to crashed$|Process exited with status (?!0$)\d+$)/;

/** Marks Heroku's own lines (heroku-platform.md §3.4–3.5); an app's output is never judged by its words. */
export function lineTone(row: Pick<LogRow, 'source' | 'text'>): LineTone {
  if (row.source !== 'heroku') return null;
  if (BAD.test(row.text)) return 'bad';
  return UP.test(row.text) ? 'good' : null;
}
