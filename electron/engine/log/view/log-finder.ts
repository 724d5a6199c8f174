import type { FindDirection, LogFilter, LogMatch } from '../../../../shared/logs/log.ts';
import { LineFilter } from './line-filter.ts';
import type { LineStore } from '../store/line-store.ts';
import { patternOf } from '../pattern/pattern.ts';
import { type Selection, select } from './selection.ts';

export const NOTHING_FOUND: LogMatch = { index: null, total: 0, ordinal: null, complete: true };

/** What is looked for in a view. */
export interface Sought {
  /** Not empty. */
  pattern: string;
  isRegex: boolean;
}

/** The lines of a view that match a second pattern, kept up to date with the view. */
export class LogFinder {
  private readonly matches: Selection;

  /** @throws {DynodeckError} `bad-request` for a regular expression that cannot be used */
  constructor(
    store: LineStore,
    filter: LogFilter,
    private readonly sought: Sought,
  ) {
    this.matches = select(store, new LineFilter(filter, store.speakers, patternOf(sought.pattern, sought.isRegex)));
  }

  isFor({ pattern, isRegex }: Sought): boolean {
    return pattern === this.sought.pattern && isRegex === this.sought.isRegex;
  }

  extend(deadline: number): boolean {
    return this.matches.extend(deadline);
  }

  update(line: number): void {
    this.matches.update(line);
  }

  /** The match nearest to row `from` of `rows`, which hold all matches. */
  nearest(rows: Selection, from: number, direction: FindDirection, complete: boolean): LogMatch {
    const { first, end } = this.matches.span();
    if (first === end) return { ...NOTHING_FOUND, complete };
    const match = this.stepTo(rows, from, direction);
    const index = rows.indexOf(this.matches.lineAt(match));
    return { index, total: end - first, ordinal: match - first + 1, complete };
  }

  /** Going round at the ends. */
  private stepTo(rows: Selection, from: number, direction: FindDirection): number {
    const { first, end } = this.matches.span();
    const span = rows.span();
    const isNext = direction === 'next';
    if (from >= span.end) return isNext ? first : end - 1;
    const line = rows.lineAt(Math.max(from, span.first));
    const match = isNext ? this.matches.indexOf(line) : this.matches.indexOf(line + 1) - 1;
    if (match >= end) return first;
    return match < first ? end - 1 : match;
  }
}
