import { createStore } from 'zustand/vanilla';
import type { LogRow } from '../../../shared/logs/log.ts';

/** A line of the log that is to be shown in its dyno's terminal. */
export interface Moment {
  app: string;
  dyno: string;
  /** Texts of the dyno around the line, oldest first, with escape sequences as they came. */
  lines: string[];
  /** Which of them it is. */
  position: number;
}

/** The one that waits to be shown: taken by the terminal's pane once it is on screen. */
export const moments = createStore<{ wanted: Moment | null }>()(() => ({ wanted: null }));

/** The moment of a line, from the lines around it. */
export function momentOf(app: string, row: LogRow, around: readonly LogRow[]): Moment {
  const own = around.filter(({ dyno, source }) => dyno === row.dyno && source === row.source);
  const position = own.findIndex(({ line }) => line === row.line);
  const lines = own.map(({ text }) => text);
  return position < 0
    ? { app, dyno: row.dyno, lines: [row.text], position: 0 }
    : { app, dyno: row.dyno, lines, position };
}
