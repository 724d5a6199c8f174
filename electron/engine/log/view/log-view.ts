import type { FindDirection, LogFilter, LogMarks, LogMatch, LogRow, LogRows, LogSpan } from '../../../../shared/logs/log.ts';
import { LineFilter } from './line-filter.ts';
import type { LineStore } from '../store/line-store.ts';
import { LogFinder, NOTHING_FOUND, type FindQuery } from './log-finder.ts';
import { marksOf } from './log-marks.ts';
import { type RowSelection, select } from './selection.ts';
import type { ViewSchedule } from './view-schedule.ts';

/** How long a request for a filter may keep the engine from reading dynos; the rest is found in between. */
const FIRST_SCAN_MS = 12;

/**
 * What one client sees of the log: the rows its filter takes, by index. Rows are only ever added at the end, with one
 * exception: a line that was followed by others before it was complete takes its place when its text matches then.
 */
export class LogView {
  #selection: RowSelection;
  #finder: LogFinder | null = null;
  #seenEnd = 0;
  #changed = Infinity;
  #hasForgotten = false;

  readonly #store: LineStore;
  readonly #schedule: ViewSchedule;
  #filter: LogFilter;
  readonly #onGrew: (changed: number) => void;

  /** Made by `Logplex.view`. */
  constructor(
    store: LineStore,
    schedule: ViewSchedule,
    filter: LogFilter,
    onGrew: (changed: number) => void,
  ) {
    this.#store = store;
    this.#schedule = schedule;
    this.#filter = filter;
    this.#onGrew = onGrew;
    this.#selection = select(store, new LineFilter(filter, store.origins));
    schedule.add(this);
    this.#start();
  }

  /** The rows found so far. */
  span(): LogSpan {
    return this.#selection.span();
  }

  /**
   * Rows from index `from` on, `count` at most; fewer, or later ones, where rows have been dropped.
   * @param maxLength of their texts, in UTF-16 units, after which no more are added
   */
  rows(from: number, count: number, maxLength = Infinity): LogRows {
    const span = this.span();
    const start = Math.min(Math.max(from, span.first), span.end);
    const end = Math.min(start + count, span.end);
    const rows: LogRow[] = [];
    let length = 0;
    for (let index = start; index < end && length < maxLength; index++) {
      const row = this.#store.row(this.#selection.lineAt(index));
      rows.push(row);
      length += row.text.length;
    }
    return { ...span, from: start, rows };
  }

  /** Starts over with another filter: indexes too. What is not found at once is told by `onGrew`. */
  setFilter(filter: LogFilter): LogSpan {
    const selection = select(this.#store, new LineFilter(filter, this.#store.origins));
    this.#selection = selection;
    this.#filter = filter;
    this.#finder = null;
    this.#changed = Infinity;
    return this.#start();
  }

  /**
   * The match nearest to row `from`. While it is not complete, the search goes on by itself and asking again tells
   * more. An empty pattern finds nothing, and tells whether the rows are complete.
   * @throws {DynodeckError} `bad-request` for a regular expression that cannot be used
   */
  find(query: FindQuery, from: number, direction: FindDirection): LogMatch {
    if (query.pattern === '') this.#finder = null;
    else if (this.#finder?.isFor(query) !== true) this.#finder = new LogFinder(this.#store, this.#filter, query);
    const complete = this.extend(performance.now() + FIRST_SCAN_MS);
    if (!complete) this.#schedule.wakeViews();
    return this.#finder?.nearest(this.#selection, from, direction, complete) ?? { ...NOTHING_FOUND, complete };
  }

  /** The row whose time, in microseconds since the epoch, is nearest; null without rows. */
  indexAt(time: number): number | null {
    const { first, end } = this.span();
    if (first === end) return null;
    const after = this.#selection.indexOf(this.#store.lineAtTime(time));
    if (after === first) return first;
    if (after === end) return end - 1;
    return this.#timeOf(after) - time < time - this.#timeOf(after - 1) ? after : after - 1;
  }

  marks(buckets: number): LogMarks {
    return marksOf(this.#store, this.#selection, buckets);
  }

  dispose(): void {
    this.#schedule.remove(this);
  }

  /** For the schedule: looks at new lines until `deadline`; false when there are more. */
  extend(deadline: number): boolean {
    return this.#selection.extend(deadline) && (this.#finder?.extend(deadline) ?? true);
  }

  /** For the log: a partial line has changed. */
  update(line: number): void {
    const index = this.#selection.update(line);
    this.#finder?.update(line);
    if (index !== null) this.#changed = Math.min(this.#changed, index);
  }

  /** For the log: all lines have gone. */
  forget(): void {
    this.#hasForgotten = true;
  }

  /** For the schedule: tells the client what has changed since it was told last. */
  notify(): void {
    const { first, end } = this.span();
    const changed = end > this.#seenEnd ? Math.min(this.#changed, this.#seenEnd) : this.#changed;
    this.#seenEnd = end;
    this.#changed = Infinity;
    const mustTell = changed < end || this.#hasForgotten;
    this.#hasForgotten = false;
    if (mustTell) this.#onGrew(Math.min(Math.max(changed, first), end));
  }

  #timeOf(index: number): number {
    return this.#store.timeOf(this.#selection.lineAt(index));
  }

  #start(): LogSpan {
    const caughtUp = this.#selection.extend(performance.now() + FIRST_SCAN_MS);
    if (!caughtUp) this.#schedule.wakeViews();
    const span = this.span();
    this.#seenEnd = span.end;
    return span;
  }
}
