import { type LineSink, LineSplitter } from './line-splitter.ts';
import type { LineStore } from './line-store.ts';
import type { ViewSchedule } from '../view/view-schedule.ts';

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
  ) {
    this.#schedule = schedule;
    this.#now = now;
    this.#sink = new StoreSink(store, schedule, origin, now);
    this.#splitter = new LineSplitter(this.#sink);
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

  constructor(
    store: LineStore,
    schedule: ViewSchedule,
    origin: number,
    now: () => number,
  ) {
    this.#store = store;
    this.#schedule = schedule;
    this.#origin = origin;
    this.#now = now;
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
  }

  /** A line so old that it has been dropped since it was begun is complete now: that is when it came. */
  #complete(line: number, bytes: Uint8Array): void {
    this.#partialLine = null;
    if (this.#store.complete(line, bytes)) this.#schedule.update(line);
    else this.#store.append(this.#origin, this.time, bytes);
  }
}
