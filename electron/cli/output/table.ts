import { printable } from '../../../shared/text/printable.ts';
import { type ColourDepth, type HerokuColour, paint } from '../../../shared/logs/heroku-colours.ts';

/** One column: its heading, what it holds in each row, and in which colour. */
export interface Column<R> {
  title: string;
  of(row: R): string;
  colour?: HerokuColour;
}

const MARGIN = '  ';
const GAP = '   ';

/** A table as Heroku's commands print it: headings, a rule, one line for each row (docs/heroku.md §7). */
export function tableText<R>(rows: readonly R[], columns: readonly Column<R>[], depth: ColourDepth): string {
  const cell = (column: Column<R>, row: R): string => printable(column.of(row));
  const widths = columns.map((column) => Math.max(column.title.length, ...rows.map((row) => cell(column, row).length)));
  const line = (texts: string[]): string => `${MARGIN}${texts.join(GAP)}`.trimEnd();
  const padded = (text: string, index: number): string => text.padEnd(widths[index] ?? 0);
  const width = widths.reduce((sum, each) => sum + each, MARGIN.length + GAP.length * (columns.length - 1));
  const head = line(columns.map(({ title }, index) => padded(title, index)));
  const body = rows.map((row) =>
    line(
      columns.map((column, index) => {
        const text = cell(column, row);
        const rest = padded(text, index).slice(text.length);
        return (column.colour === undefined ? text : paint(text, column.colour, depth)) + rest;
      }),
    ),
  );
  return [head, ` ${'─'.repeat(width)}`, ...body].map((text) => `${text}\n`).join('');
}
