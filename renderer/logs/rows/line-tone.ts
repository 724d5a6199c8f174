import type { LogRow } from '../../../shared/logs/log.ts';

/** How a line of the dyno manager is marked; null: not at all. */
export type LineTone = 'good' | 'bad' | null;

type Line = Pick<LogRow, 'source' | 'dyno' | 'text'>;

const UP = /^State changed from \w+ to up$/;
const BAD = /^(?:Error [A-Z]\d+ |State changed from \w+ to crashed$|Process exited with status (?!0$)\d+$)/;
const EXIT = /^Process exited with status (\d+)$/;
/** What asks for an end: after it, death by that signal is no news. */
const SIGNAL = /^Stopping .* with (SIGTERM|SIGKILL)$/;
const STATUS_OF: Readonly<Record<string, string>> = { SIGTERM: '143', SIGKILL: '137' };
/** Lines between the signal and the exit: what a program says as it ends. */
const LOOK_BACK_ROWS = 200;

/**
 * Marks Heroku's own lines (docs/heroku.md §3.4–3.5); an app's output is never judged by its words.
 * @param before the line that many rows earlier, undefined where it is not known. Death by a signal that was sent on
 * request is not bad.
 */
export function lineTone(row: Line, before: (rows: number) => Line | undefined): LineTone {
  if (row.source !== 'heroku') return null;
  if (!BAD.test(row.text)) return UP.test(row.text) ? 'good' : null;
  const status = EXIT.exec(row.text)?.[1];
  return status !== undefined && status === expectedStatus(row.dyno, before) ? null : 'bad';
}

/** The status that a requested stop of the process that ends here leads to. */
function expectedStatus(dyno: string, before: (rows: number) => Line | undefined): string | undefined {
  for (let rows = 1; rows <= LOOK_BACK_ROWS; rows++) {
    const line = before(rows);
    if (line === undefined) return undefined;
    if (line.source !== 'heroku' || line.dyno !== dyno) continue;
    const signal = SIGNAL.exec(line.text)?.[1];
    if (signal !== undefined) return STATUS_OF[signal];
    // An earlier signal was meant for the process that ended here. (A restart starts the new one before the old ends.)
    if (EXIT.test(line.text)) return undefined;
  }
  return undefined;
}
