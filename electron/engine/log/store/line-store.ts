import type { LogRow } from '../../../../shared/logs/log.ts';
import { LineIndex } from './line-index.ts';
import { herokuLevelOf, levelName, levelOf } from './line-level.ts';
import { type LevelOf, SEGMENT_BYTES, Segment } from './segment.ts';
import { OriginTable } from './log-origins.ts';

/**
 * The lines of an app in order of arrival, oldest first out. Line numbers count from 0 and are never
 * used again. Times must not go back.
 */
export class LineStore {
  readonly origins = new OriginTable();
  readonly #segments: Segment[] = [];
  /** Shared by the segments: only the open, last one needs room to grow. */
  readonly #workspace = LineIndex.create();
  /** Buffers of sealed or dropped segments for the next one; never more than one, as one is asked for at a time. */
  #spare: Buffer | null = null;
  readonly #partials = new Set<number>();
  #end = 0;

  readonly #budgetBytes: number;
  readonly #onDropped: (lines: number, from: number, to: number) => void;

  /** @param onDropped told how many lines the budget has pushed out, and the times of the oldest and newest of them */
  constructor(
    budgetBytes: number,
    onDropped: (lines: number, from: number, to: number) => void = () => {},
  ) {
    this.#budgetBytes = budgetBytes;
    this.#onDropped = onDropped;
  }

  get firstLine(): number {
    return this.#segments[0]?.firstLine ?? this.#end;
  }

  get endLine(): number {
    return this.#end;
  }

  /** Memory held: data, indexes, and lines held beside the data. */
  get bytes(): number {
    let sum = 0;
    for (const segment of this.#segments) sum += segment.byteLength;
    return sum;
  }

  /**
   * Adds `count` lines that came together, as {@link LineSink.run} is given them.
   * @param time microseconds since the epoch
   */
  appendRun(origin: number, time: number, chunk: Uint8Array, bounds: Uint32Array, count: number): void {
    const open = this.#segments[this.#segments.length - 1];
    if (open?.appendRun(origin, time, chunk, bounds, count, this.#levelsOf(origin)) === true) {
      this.#end += count;
      return;
    }
    for (let at = 0; at < count; at++) {
      this.append(origin, time, chunk.subarray(bounds[2 * at], bounds[2 * at + 1]));
    }
  }

  /** @param time microseconds since the epoch */
  append(origin: number, time: number, bytes: Uint8Array): void {
    const open = this.#segments[this.#segments.length - 1];
    const level = this.#levelOf(origin, bytes);
    if (open === undefined || !open.append(origin, time, bytes, level)) {
      this.#openSegment(time).append(origin, time, bytes, level);
    }
    this.#end++;
  }

  /** Adds a line that will be completed in place, and gives its number. */
  appendPartial(origin: number, time: number, bytes: Uint8Array): number {
    const open = this.#segments[this.#segments.length - 1];
    if (open === undefined || !open.appendPartial(origin, time, bytes)) {
      this.#openSegment(time).appendPartial(origin, time, bytes);
    }
    this.#partials.add(this.#end);
    return this.#end++;
  }

  /** Changes a partial line. False when it has been dropped meanwhile. */
  replace(line: number, bytes: Uint8Array): boolean {
    const segment = this.segmentAt(line);
    segment?.replace(line - segment.firstLine, bytes);
    return segment !== undefined;
  }

  /** Completes a partial line. False when it has been dropped meanwhile. */
  complete(line: number, bytes: Uint8Array): boolean {
    this.#partials.delete(line);
    const segment = this.segmentAt(line);
    if (segment === undefined) return false;
    const at = line - segment.firstLine;
    segment.complete(at, bytes, this.#levelOf(segment.origin(at), bytes), segment === this.#segments.at(-1));
    return true;
  }

  isPartial(line: number): boolean {
    return this.#partials.has(line);
  }

  /** The line must be one of those kept. */
  row(line: number): LogRow {
    const segment = this.segmentAt(line) as Segment;
    const at = line - segment.firstLine;
    const { source, dyno } = this.origins.get(segment.origin(at));
    const text = segment.bytes(at).toString('utf8');
    const partial = this.#partials.has(line);
    return { line, time: segment.time(at), source, dyno, text, partial, level: levelName(segment.level(at)) };
  }

  /** The line must be one of those kept. */
  timeOf(line: number): number {
    const segment = this.segmentAt(line) as Segment;
    return segment.time(line - segment.firstLine);
  }

  /** The segment holding a line, or undefined when it has been dropped or has not come yet. */
  segmentAt(line: number): Segment | undefined {
    if (line < this.firstLine || line >= this.#end) return undefined;
    let low = 0;
    let high = this.#segments.length;
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if ((this.#segments[middle] as Segment).firstLine <= line) low = middle;
      else high = middle;
    }
    return this.#segments[low];
  }

  /** Number of the first line whose time is not less than `time`; `endLine` when there is none. */
  lineAtTime(time: number): number {
    let low = 0;
    let high = this.#segments.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const segment = this.#segments[middle] as Segment;
      if (segment.firstAt(time) === segment.count) low = middle + 1;
      else high = middle;
    }
    const segment = this.#segments[low];
    return segment === undefined ? this.#end : segment.firstLine + segment.firstAt(time);
  }

  /** Forgets all lines. Numbers go on, so whoever holds one learns that its line has gone. */
  clear(): void {
    this.#segments.length = 0;
    this.#partials.clear();
  }

  #levelOf(origin: number, bytes: Uint8Array): number {
    return this.#levelsOf(origin)(bytes, 0, bytes.length);
  }

  /** How levels are told in what this origin says. */
  #levelsOf(origin: number): LevelOf {
    return this.origins.get(origin).source === 'heroku' ? herokuLevelOf : levelOf;
  }

  #openSegment(time: number): Segment {
    const sealed = this.#segments.at(-1)?.seal();
    if (sealed) this.#spare = sealed;
    this.#dropOldest();
    const data = this.#spare ?? Buffer.allocUnsafeSlow(SEGMENT_BYTES);
    this.#spare = null;
    const segment = new Segment(this.#end, time, data, this.#workspace);
    this.#segments.push(segment);
    return segment;
  }

  /** Makes room for one more segment within the budget; the newest sealed one always stays. */
  #dropOldest(): void {
    let held = this.bytes + SEGMENT_BYTES + this.#workspace.byteLength;
    while (held > this.#budgetBytes && this.#segments.length > 1) {
      const dropped = this.#segments.shift() as Segment;
      held -= dropped.byteLength;
      if (dropped.data.length === SEGMENT_BYTES) this.#spare = dropped.data;
      this.#onDropped(dropped.count, dropped.time(0), dropped.time(dropped.count - 1));
    }
    for (const line of this.#partials) if (line < this.firstLine) this.#partials.delete(line);
  }
}
