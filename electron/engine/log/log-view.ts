import type { LogFilter, LogRow, LogRows, LogSpan } from '../../../shared/log.ts';
import { LineFilter } from './line-filter.ts';
import type { LineStore } from './line-store.ts';
import { type Selection, select } from './selection.ts';
import type { ViewSchedule } from './view-schedule.ts';

/** How long a request for a filter may keep the engine from reading dynos; the rest is found in between. */
const FIRST_SCAN_MS = 12;

/**
 * What one client sees of the log: the rows its filter takes, by index. Rows are only ever added at the end, with one
 * exception: a line that was followed by others before it was complete takes its place when its text matches then.
 */
export class LogView {
  private selection: Selection;
  private seenEnd = 0;
  private changed = Infinity;

  /** Made by `Logplex.view`. */
  constructor(
    private readonly store: LineStore,
    private readonly schedule: ViewSchedule,
    filter: LogFilter,
    private readonly onGrew: (changed: number) => void,
  ) {
    this.selection = select(store, new LineFilter(filter, store.speakers));
    schedule.add(this);
    this.start();
  }

  /** The rows found so far. */
  span(): LogSpan {
    return this.selection.span();
  }

  /** Rows from index `from` on, `count` at most; fewer, or later ones, where rows have been dropped. */
  rows(from: number, count: number): LogRows {
    const span = this.span();
    const start = Math.min(Math.max(from, span.first), span.end);
    const end = Math.min(start + count, span.end);
    const rows: LogRow[] = [];
    for (let index = start; index < end; index++) rows.push(this.store.row(this.selection.lineAt(index)));
    return { ...span, from: start, rows };
  }

  /** Starts over with another filter: indexes too. What is not found at once is told by `onGrew`. */
  setFilter(filter: LogFilter): LogSpan {
    this.selection = select(this.store, new LineFilter(filter, this.store.speakers));
    this.changed = Infinity;
    return this.start();
  }

  dispose(): void {
    this.schedule.remove(this);
  }

  /** For the schedule: looks at new lines until `deadline`; false when there are more. */
  extend(deadline: number): boolean {
    return this.selection.extend(deadline);
  }

  /** For the log: a partial line has changed. */
  update(line: number): void {
    const index = this.selection.update(line);
    if (index !== null) this.changed = Math.min(this.changed, index);
  }

  /** For the schedule: tells the client what has changed since it was told last. */
  tell(): void {
    const { first, end } = this.span();
    const changed = end > this.seenEnd ? Math.min(this.changed, this.seenEnd) : this.changed;
    this.seenEnd = end;
    this.changed = Infinity;
    if (changed < end) this.onGrew(Math.max(changed, first));
  }

  private start(): LogSpan {
    const caughtUp = this.selection.extend(performance.now() + FIRST_SCAN_MS);
    if (!caughtUp) this.schedule.wake();
    const span = this.span();
    this.seenEnd = span.end;
    return span;
  }
}
