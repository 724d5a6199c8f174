import type { LogFilter, LogRow, LogSource } from '../../../shared/logs/log.ts';
import { createClock } from './store/clock.ts';
import { LineStore } from './store/line-store.ts';
import { LogCursor } from './log-cursor.ts';
import { linesShown } from './store/line-splitter.ts';
import { LogView } from './view/log-view.ts';
import { LogWriter, type WriterOptions } from './store/log-writer.ts';
import { OverflowNotice } from './store/overflow-notice.ts';
import type { LogOrigin } from './store/log-origins.ts';
import { type Follower, ViewSchedule } from './view/view-schedule.ts';

/** Per app: two and a half million lines of 102 bytes, a small part of a developer's machine. */
const DEFAULT_BUDGET_BYTES = 256 * 1024 * 1024;

/** Who says what happens to the log itself: `heroku[logplex]`. */
export const LOGPLEX = 'logplex';

export interface LogplexOptions {
  /** Memory for lines and their index; the oldest are dropped when it is used up. */
  budgetBytes?: number;
  /** Microseconds since the epoch, never going back. */
  now?: () => number;
  /** The last view was closed. */
  onUnwatched?: () => void;
  /** How a line of the engine's own (a command, a request) reads here; default: as it is. */
  shown?: (text: string) => string;
}

/** The one time-ordered log of an app, and the views of it. */
export class Logplex {
  readonly #store: LineStore;
  readonly #schedule: ViewSchedule;
  readonly #now: () => number;
  readonly #overflow: OverflowNotice;
  readonly #shown: (text: string) => string;
  #restoredTime = 0;

  constructor(options: LogplexOptions = {}) {
    this.#now = options.now ?? createClock();
    this.#shown = options.shown ?? ((text) => text);
    this.#schedule = new ViewSchedule(options.onUnwatched);
    this.#overflow = new OverflowNotice(this.#now, (text) => this.log(LOGPLEX, text));
    const onDropped = (lines: number, from: number, to: number): void => this.#overflow.add(lines, from, to);
    this.#store = new LineStore(options.budgetBytes ?? DEFAULT_BUDGET_BYTES, onDropped);
  }

  /** Number of the oldest line kept. */
  get firstLine(): number {
    return this.#store.firstLine;
  }

  /** Number of the line that comes next. */
  get endLine(): number {
    return this.#store.endLine;
  }

  /** Memory held for lines and their index. */
  get bytes(): number {
    return this.#store.bytes;
  }

  /** A new output stream of a dyno: lines `app[web.1]`. One per process, as an unfinished line ends with it. */
  writer(dyno: string, options: WriterOptions = {}): LogWriter {
    return new LogWriter(this.#store, this.#schedule, this.#store.origins.idOf('app', dyno), this.#now, options);
  }

  /** Somebody beside the dynos speaks: the dyno manager or the router, unless another source is named. */
  log(dyno: string, text: string, source: LogSource = 'heroku'): void {
    const writer = new LogWriter(this.#store, this.#schedule, this.#store.origins.idOf(source, dyno), this.#now);
    writer.write(Buffer.from(`${this.#shown(text)}\n`));
    writer.end();
  }

  /** An action of the owner: lines `app[api]`. */
  api(text: string): void {
    this.log('api', text, 'app');
  }

  /**
   * @param onGrew called at most once per frame with the lowest index whose row is new or has changed; rows from
   * there on must be asked for again
   */
  view(filter: LogFilter, onGrew: (changed: number) => void): LogView {
    return new LogView(this.#store, this.#schedule, filter, onGrew);
  }

  /** For who wants every line as bytes, from the oldest kept on; a view of all lines tells when some have come. */
  reader(): LogCursor {
    return new LogCursor(this.#store);
  }

  /** Lines `line - before` to `line + after`, as far as they are kept. */
  context(line: number, before: number, after: number): LogRow[] {
    const rows: LogRow[] = [];
    const end = Math.min(line + after + 1, this.endLine);
    for (let at = Math.max(line - before, this.firstLine); at < end; at++) rows.push(this.#store.row(at));
    return rows;
  }

  /** Forgets all lines; numbers go on. */
  clear(): void {
    this.#store.clear();
    this.#schedule.forget();
  }

  /** A line as it was at another time; times must not go back. */
  restore({ source, dyno }: LogOrigin, time: number, bytes: Uint8Array): void {
    this.#restoredTime = Math.max(this.#restoredTime, time);
    const id = this.#store.origins.idOf(source, dyno);
    // What an earlier version has kept may still clear the screen of who reads it.
    for (const line of linesShown(bytes)) this.#store.append(id, this.#restoredTime, line);
    this.#schedule.wake();
  }

  /** Calls `follower.wake()` whenever lines have come. @returns what ends it */
  follow(follower: Follower): () => void {
    this.#schedule.follow(follower);
    return () => this.#schedule.unfollow(follower);
  }

  /** The app was closed: after this, no view is told anything any more. */
  dispose(): void {
    this.#overflow.dispose();
    this.#schedule.finish();
  }
}
