import type { FindDirection, LogFilter, LogMatch } from '../../../../shared/logs/log.ts';
import { LineFilter } from './line-filter.ts';
import type { LineStore } from '../store/line-store.ts';
import { patternOf } from '../pattern/compile-pattern.ts';
import { type RowSelection, select } from './selection.ts';

export const NOTHING_FOUND: LogMatch = { index: null, total: 0, ordinal: null, complete: true };

/** What is looked for in a view. */
export interface FindQuery {
  /** Not empty. */
  pattern: string;
  isRegex: boolean;
}

/** The lines of a view that match a second pattern, kept up to date with the view. */
export class LogFinder {
  readonly #matches: RowSelection;

  readonly #query: FindQuery;

  /** @throws {DynodeckError} `bad-request` for a regular expression that cannot be used */
  constructor(
    store: LineStore,
    filter: LogFilter,
    query: FindQuery,
  ) {
    this.#query = query;
    this.#matches = select(store, new LineFilter(filter, store.origins, patternOf(query.pattern, query.isRegex)));
  }

  isFor({ pattern, isRegex }: FindQuery): boolean {
    return pattern === this.#query.pattern && isRegex === this.#query.isRegex;
  }

  extend(deadline: number): boolean {
    return this.#matches.extend(deadline);
  }

  update(line: number): void {
    this.#matches.update(line);
  }

  /** The match nearest to row `from` of `rows`, which hold all matches. */
  nearest(rows: RowSelection, from: number, direction: FindDirection, complete: boolean): LogMatch {
    const { first, end } = this.#matches.span();
    if (first === end) return { ...NOTHING_FOUND, complete };
    const match = this.#stepTo(rows, from, direction);
    const index = rows.indexOf(this.#matches.lineAt(match));
    return { index, total: end - first, ordinal: match - first + 1, complete };
  }

  /** Going round at the ends. */
  #stepTo(rows: RowSelection, from: number, direction: FindDirection): number {
    const { first, end } = this.#matches.span();
    const span = rows.span();
    const isNext = direction === 'next';
    if (from >= span.end) return isNext ? first : end - 1;
    const line = rows.lineAt(Math.max(from, span.first));
    const match = isNext ? this.#matches.indexOf(line) : this.#matches.indexOf(line + 1) - 1;
    if (match >= end) return first;
    return match < first ? end - 1 : match;
  }
}
