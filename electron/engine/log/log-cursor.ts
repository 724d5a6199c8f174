import type { LineStore } from './store/line-store.ts';
import type { Segment } from './store/segment.ts';
import type { LogOrigin } from './store/log-origins.ts';

/**
 * Gets one line: `data[from..to)` without its line end, valid only during the call.
 * @returns false to be given this line again at the next reading, and no more in this one
 */
export type TakeLine = (origin: number, time: number, data: Uint8Array, from: number, to: number) => boolean;

/** Gets lines `from` to `to` of a segment, all of them in its data. @returns how many it takes; fewer: no more now */
export type TakeRun = (segment: Segment, from: number, to: number) => number;

/**
 * Reads all lines of a log once, as bytes and at its own pace: decoding a million lines would cost more than storing
 * them. A line that is not complete yet does not hold up those after it; it is read when it is complete.
 */
export class LogCursor {
  #next = 0;
  /** Lines passed by because they were not complete, ascending. */
  #waiting: number[] = [];
  #lost = 0;

  readonly #store: LineStore;

  /** Made by `Logplex.reader`. */
  constructor(store: LineStore) {
    this.#store = store;
  }

  /** Lines that were dropped from the log before they could be read. */
  get dropped(): number {
    return this.#lost;
  }

  origin(id: number): LogOrigin {
    return this.#store.origins.get(id);
  }

  /** Gives all lines that have come since, until it is told to stop. */
  read(take: TakeLine): void {
    if (!this.#readWaiting(take)) return;
    for (let segment = this.#nextSegment(); segment !== undefined; segment = this.#nextSegment()) {
      if (!this.#readSegment(segment, take)) return;
    }
  }

  /** Like {@link read}, giving lines in runs where they lie together. */
  readRuns(takeRun: TakeRun, take: TakeLine): void {
    if (!this.#readWaiting(take)) return;
    for (let segment = this.#nextSegment(); segment !== undefined; segment = this.#nextSegment()) {
      if (!this.#readSegmentRuns(segment, takeRun, take)) return;
    }
  }

  /** Passes by all but the newest lines. @returns how many of them will never be read */
  keepNewest(lines: number): number {
    const lost = this.#lost;
    this.#countLost();
    const start = Math.max(this.#next, this.#store.endLine - lines);
    this.#lost += start - this.#next;
    this.#next = start;
    return this.#lost - lost;
  }

  /** Passes by all lines so far, which were not lost: nobody wants them. */
  skipAll(): void {
    this.#next = this.#store.endLine;
    this.#waiting = [];
  }

  #nextSegment(): Segment | undefined {
    this.#countLost();
    return this.#store.segmentAt(this.#next);
  }

  #countLost(): void {
    const { firstLine } = this.#store;
    if (this.#next >= firstLine) return;
    this.#lost += firstLine - this.#next;
    this.#next = firstLine;
  }

  #readSegmentRuns(segment: Segment, takeRun: TakeRun, take: TakeLine): boolean {
    let from = this.#next - segment.firstLine;
    for (const to of [...segment.elsewhereBetween(from, segment.count), segment.count]) {
      const taken = to > from ? takeRun(segment, from, to) : 0;
      this.#next = segment.firstLine + from + taken;
      if (from + taken < to) return false;
      if (to === segment.count) return true;
      if (this.#store.isPartial(this.#next)) this.#waiting.push(this.#next);
      else if (!this.#takeElsewhere(segment, to, take)) return false;
      this.#next++;
      from = to + 1;
    }
    return true;
  }

  #readSegment(segment: Segment, take: TakeLine): boolean {
    for (let at = this.#next - segment.firstLine; at < segment.count; at++) {
      const line = segment.firstLine + at;
      if (!segment.isElsewhere(at)) {
        const end = segment.start(at + 1) - 1;
        if (!take(segment.origin(at), segment.time(at), segment.data, segment.start(at), end)) return false;
      } else if (this.#store.isPartial(line)) {
        this.#waiting.push(line);
      } else if (!this.#takeElsewhere(segment, at, take)) {
        return false;
      }
      this.#next = line + 1;
    }
    return true;
  }

  #readWaiting(take: TakeLine): boolean {
    while (this.#waiting.length > 0) {
      const index = this.#waiting.findIndex((line) => !this.#store.isPartial(line));
      if (index < 0) return true;
      const line = this.#waiting[index] as number;
      const segment = this.#store.segmentAt(line);
      // Dropped before it was complete: the log has it once more, as a new line.
      if (segment !== undefined && !this.#takeAt(segment, line - segment.firstLine, take)) return false;
      this.#waiting.splice(index, 1);
    }
    return true;
  }

  #takeAt(segment: Segment, at: number, take: TakeLine): boolean {
    if (segment.isElsewhere(at)) return this.#takeElsewhere(segment, at, take);
    return take(segment.origin(at), segment.time(at), segment.data, segment.start(at), segment.start(at + 1) - 1);
  }

  #takeElsewhere(segment: Segment, at: number, take: TakeLine): boolean {
    const bytes = segment.bytes(at);
    return take(segment.origin(at), segment.time(at), bytes, 0, bytes.length);
  }
}
