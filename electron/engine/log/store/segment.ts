import { LineIndex } from './line-index.ts';
import { NO_LEVEL } from './line-level.ts';

/** Large enough that dropping and sealing are rare, small enough that dropping one forgets little. */
export const SEGMENT_BYTES = 1024 * 1024;
/** Bounds the index where lines are blank or tiny. */
const MAX_LINES = 65_536;
const MAX_DELAY_US = 0xffff_ffff;
/** A sealed segment that wastes less than this keeps its buffer; more is worth a copy. */
const MAX_WASTE_BYTES = SEGMENT_BYTES / 32;
/** What a line held outside of the segment costs beside its bytes: map entry and buffer object, roughly. */
const ELSEWHERE_OVERHEAD_BYTES = 160;

const LF = 10;
/** Set beside the origin's id when the line's bytes are not in the segment's data. */
const ELSEWHERE = 0x8000;
const EMPTY = Buffer.alloc(0);
/** A start needs 21 bits; the level of the line lies in the same word above it. */
const START_MASK = 0xff_ffff;
const LEVEL_SHIFT = 24;

/** The level of the line `bytes[from..to)`, as `line-level.ts` numbers them. */
export type LevelOf = (bytes: Uint8Array, from: number, to: number) => number;

/**
 * A stretch of consecutive lines: their bytes one after the other, each line followed by a line feed, so that a text
 * found in the data never spans two lines. Lines that were shown before they were complete, and were followed by
 * others meanwhile, are held beside the data: the data itself only ever grows at its end.
 */
export class Segment {
  data: Buffer;
  #index: LineIndex;
  #used = 0;
  #lines = 0;
  readonly #elsewhere = new Map<number, Buffer>();
  #elsewhereBytes = 0;

  readonly #firstTime: number;

  /**
   * @param data a buffer of SEGMENT_BYTES, owned by the segment from now on
   * @param index work space, owned by the segment until it is sealed
   */
  constructor(
    readonly firstLine: number,
    firstTime: number,
    data: Buffer,
    index: LineIndex,
  ) {
    this.#firstTime = firstTime;
    this.data = data;
    this.#index = index;
  }

  get count(): number {
    return this.#lines;
  }

  get byteLength(): number {
    return this.data.length + this.#index.byteLength + this.#elsewhereBytes;
  }

  /** Adds a line, or says false when it does not fit. */
  append(origin: number, time: number, bytes: Uint8Array, level: number): boolean {
    const end = this.#used + bytes.length;
    if (end >= this.data.length || !this.#hasRoomFor(time)) return false;
    this.#add(origin, time, level);
    this.data.set(bytes, this.#used);
    this.data[end] = LF;
    this.#used = end + 1;
    return true;
  }

  /**
   * Adds lines that came together, as the splitter finds them, or says false when they do not fit. They are copied as
   * one, and then each is moved up to the line before: an array that stands for a line costs more than the line.
   */
  appendRun(
    origin: number,
    time: number,
    chunk: Uint8Array,
    bounds: Uint32Array,
    count: number,
    levelOf: LevelOf,
  ): boolean {
    const from = bounds[0] as number;
    const to = bounds[2 * count - 1] as number;
    const { data } = this;
    if (this.#used + to - from >= data.length || this.#lines + count > MAX_LINES || !this.#hasRoomFor(time)) return false;
    data.set(chunk.subarray(from, to), this.#used);
    const shift = this.#used - from;
    for (let at = 0; at < count; at++) {
      const begin = shift + (bounds[2 * at] as number);
      const end = shift + (bounds[2 * at + 1] as number);
      this.#add(origin, time, levelOf(data, begin, end));
      // What stood between two lines was one byte at least, so the line feed overwrites nothing that is still needed.
      if (begin > this.#used) data.copyWithin(this.#used, begin, end);
      this.#used += end - begin;
      data[this.#used++] = LF;
    }
    return true;
  }

  /** Adds a line that is not complete yet, or says false when it does not fit. */
  appendPartial(origin: number, time: number, bytes: Uint8Array): boolean {
    if (!this.#hasRoomFor(time)) return false;
    this.#add(origin | ELSEWHERE, time, NO_LEVEL);
    this.replace(this.#lines - 1, bytes);
    return true;
  }

  /** Changes the bytes of a line added by {@link appendPartial}. */
  replace(at: number, bytes: Uint8Array): void {
    this.#forget(at);
    this.#elsewhere.set(at, Buffer.from(bytes));
    this.#elsewhereBytes += bytes.length + ELSEWHERE_OVERHEAD_BYTES;
  }

  /** Like {@link replace}, for good. A last line moves into the data, as if it had come whole. */
  complete(at: number, bytes: Uint8Array, level: number, isOpen: boolean): void {
    this.#index.starts[at] = this.start(at) | (level << LEVEL_SHIFT);
    const end = this.#used + bytes.length;
    if (!isOpen || at !== this.#lines - 1 || end >= this.data.length) {
      this.replace(at, bytes);
      return;
    }
    this.#forget(at);
    this.#index.origins[at] = this.origin(at);
    this.data.set(bytes, this.#used);
    this.data[end] = LF;
    this.#used = end + 1;
  }

  /**
   * No line will be appended any more: lets go of work space and waste.
   * @returns the data's buffer when it can be used again
   */
  seal(): Buffer | null {
    this.#index = this.#index.trimmed(this.#lines);
    if (this.data.length - this.#used <= MAX_WASTE_BYTES) return null;
    const whole = this.data;
    this.data = Buffer.allocUnsafeSlow(this.#used);
    whole.copy(this.data, 0, 0, this.#used);
    return whole;
  }

  origin(at: number): number {
    return (this.#index.origins[at] as number) & ~ELSEWHERE;
  }

  time(at: number): number {
    return this.#firstTime + (this.#index.delays[at] as number);
  }

  /** As `line-level.ts` numbers them. */
  level(at: number): number {
    return (this.#index.starts[at] as number) >>> LEVEL_SHIFT;
  }

  /** The first line whose time is not less than `time`; `count` when there is none. */
  firstAt(time: number): number {
    let low = 0;
    let high = this.#lines;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.time(middle) < time) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  isElsewhere(at: number): boolean {
    return ((this.#index.origins[at] as number) & ELSEWHERE) !== 0;
  }

  bytes(at: number): Buffer {
    if (this.isElsewhere(at)) return this.#elsewhere.get(at) ?? EMPTY;
    return this.data.subarray(this.start(at), this.start(at + 1) - 1);
  }

  /** Offset of a line in the data; `start(count)` is the end of the data. */
  start(at: number): number {
    return at < this.#lines ? (this.#index.starts[at] as number) & START_MASK : this.#used;
  }

  /** Which of the lines `from` (inclusive) to `to` are held beside the data, in order. */
  elsewhereBetween(from: number, to: number): number[] {
    const found: number[] = [];
    for (const at of this.#elsewhere.keys()) if (at >= from && at < to) found.push(at);
    return found.sort((a, b) => a - b);
  }

  /** The line at or after `from` whose data holds `offset`. Gallops: hits are usually close to each other. */
  lineAt(offset: number, from: number): number {
    let step = 1;
    let low = from;
    while (this.start(low + step) <= offset && low + step < this.#lines) {
      low += step;
      step *= 2;
    }
    let high = Math.min(low + step, this.#lines);
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if (this.start(middle) <= offset) low = middle;
      else high = middle;
    }
    return low;
  }

  #hasRoomFor(time: number): boolean {
    return this.#lines < MAX_LINES && time - this.#firstTime <= MAX_DELAY_US;
  }

  #add(origin: number, time: number, level: number): void {
    if (this.#lines === this.#index.capacity) this.#index.grow();
    this.#index.starts[this.#lines] = this.#used | (level << LEVEL_SHIFT);
    this.#index.delays[this.#lines] = time - this.#firstTime;
    this.#index.origins[this.#lines] = origin;
    this.#lines++;
  }

  #forget(at: number): void {
    const bytes = this.#elsewhere.get(at);
    if (bytes === undefined) return;
    this.#elsewhere.delete(at);
    this.#elsewhereBytes -= bytes.length + ELSEWHERE_OVERHEAD_BYTES;
  }
}
