import { type LineSink, LineSplitter } from './line-splitter.ts';
import type { LineStore } from './line-store.ts';
import type { ViewSchedule } from '../view/view-schedule.ts';

export interface WriterOptions {
  /** Of the terminal in which it is printed; 0: unknown. */
  columns?: () => number;
  /**
   * Told what an unfinished line looks like that has been quiet for a moment; null, when it is complete.
   * The bytes are valid only during the call.
   */
  onUnfinished?: (line: Uint8Array | null) => void;
}

/** One output stream of a dyno on its way into the log. */
export class LogWriter {
  readonly #splitter: LineSplitter;
  readonly #sink: StoreSink;

  readonly #schedule: ViewSchedule;
  readonly #now: () => number;

  /** Made by `Logplex.writer`. */
  constructor(
    store: LineStore,
    schedule: ViewSchedule,
    origin: number,
    now: () => number,
    { columns, onUnfinished }: WriterOptions = {},
  ) {
    this.#schedule = schedule;
    this.#now = now;
    this.#sink = new StoreSink(store, schedule, origin, now, onUnfinished);
    this.#splitter = new LineSplitter(this.#sink, globalThis, columns);
  }

  /** Takes bytes as they were read. They are copied; the lines that end in them have come now. */
  write(chunk: Uint8Array): void {
    this.#sink.time = this.#now();
    this.#splitter.push(chunk);
    this.#schedule.wake();
  }

  /** The stream has ended; an unfinished line is kept as it is. */
  end(): void {
    this.#sink.time = this.#now();
    this.#splitter.end();
    this.#schedule.wake();
  }
}

class StoreSink implements LineSink {
  /** Microseconds since the epoch of the bytes being split. */
  time = 0;
  #partialLine: number | null = null;

  readonly #store: LineStore;
  readonly #schedule: ViewSchedule;
  readonly #origin: number;
  readonly #now: () => number;
  readonly #onUnfinished: (line: Uint8Array | null) => void;

  constructor(
    store: LineStore,
    schedule: ViewSchedule,
    origin: number,
    now: () => number,
    onUnfinished: (line: Uint8Array | null) => void = () => {},
  ) {
    this.#store = store;
    this.#schedule = schedule;
    this.#origin = origin;
    this.#now = now;
    this.#onUnfinished = onUnfinished;
  }

  run(chunk: Uint8Array, bounds: Uint32Array, count: number): void {
    this.#store.appendRun(this.#origin, this.time, chunk, bounds, count);
  }

  line(bytes: Uint8Array): void {
    if (this.#partialLine === null) this.#store.append(this.#origin, this.time, bytes);
    else this.#complete(this.#partialLine, bytes);
  }

  partial(bytes: Uint8Array): void {
    if (this.#partialLine !== null && this.#store.replace(this.#partialLine, bytes)) {
      this.#schedule.update(this.#partialLine);
    } else {
      this.#partialLine = this.#store.appendPartial(this.#origin, this.#now(), bytes);
    }
    this.#schedule.wake();
    this.#onUnfinished(bytes);
  }

  /** A line so old that it has been dropped since it was begun is complete now: that is when it came. */
  #complete(line: number, bytes: Uint8Array): void {
    this.#partialLine = null;
    this.#onUnfinished(null);
    if (this.#store.complete(line, bytes)) this.#schedule.update(line);
    else this.#store.append(this.#origin, this.time, bytes);
  }
}
