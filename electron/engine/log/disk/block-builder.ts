import type { Segment } from '../store/segment.ts';
import type { LogOrigin } from '../store/log-origins.ts';
import { encodeBlock } from './block.ts';

/** One block is made and written in about a millisecond. */
const MAX_TEXT_BYTES = 1024 * 1024;
const MAX_LINES = 65_536;
const MAX_DELAY_US = 0xffff_ffff;
const LF = 10;
const NOBODY = -1;

/** Collects lines for one block at a time. */
export class BlockBuilder {
  readonly #text = Buffer.allocUnsafeSlow(MAX_TEXT_BYTES);
  readonly #ends = new Uint32Array(MAX_LINES);
  readonly #delays = new Uint32Array(MAX_LINES);
  readonly #spokenBy = new Uint16Array(MAX_LINES);
  readonly #indexes = new Map<number, number>();
  #lines = 0;
  #used = 0;
  #firstTime = 0;
  #lastTime = 0;
  /** Neighbours are often of one origin. */
  #lastSpeaker = NOBODY;
  #lastIndex = 0;

  readonly #originOf: (id: number) => LogOrigin;

  constructor(originOf: (id: number) => LogOrigin) {
    this.#originOf = originOf;
  }

  get count(): number {
    return this.#lines;
  }

  /** Adds lines `from` to `to` of a segment, which are all in its data. @returns how many of them fit */
  addRun(segment: Segment, from: number, to: number): number {
    this.#begin(segment.time(from));
    const end = this.#endOfFitting(segment, from, to);
    const shift = this.#used - segment.start(from);
    segment.data.copy(this.#text, this.#used, segment.start(from), segment.start(end));
    for (let at = from; at < end; at++) this.#note(segment.origin(at), segment.time(at), shift + segment.start(at + 1));
    this.#used = shift + segment.start(end);
    return end - from;
  }

  /** Adds the line `data[from..to)`, or says false when it does not fit. */
  add(origin: number, time: number, data: Uint8Array, from: number, to: number): boolean {
    this.#begin(time);
    const end = this.#used + to - from + 1;
    if (this.#lines === MAX_LINES || end > MAX_TEXT_BYTES || time - this.#firstTime > MAX_DELAY_US) return false;
    this.#text.set(data.subarray(from, to), this.#used);
    this.#text[end - 1] = LF;
    this.#used = end;
    this.#note(origin, time, end);
    return true;
  }

  /** The lines so far as a block, in parts that are good until the next line is added. */
  take(): Uint8Array[] {
    const block = encodeBlock({
      firstTime: this.#firstTime,
      lastTime: this.#lastTime,
      origins: [...this.#indexes.keys()].map(this.#originOf),
      ends: this.#ends.subarray(0, this.#lines),
      delays: this.#delays.subarray(0, this.#lines),
      spokenBy: this.#spokenBy.subarray(0, this.#lines),
      text: this.#text.subarray(0, this.#used),
    });
    this.#lines = 0;
    this.#used = 0;
    this.#lastTime = 0;
    this.#indexes.clear();
    this.#lastSpeaker = NOBODY;
    return block;
  }

  #begin(time: number): void {
    if (this.#lines === 0) this.#firstTime = time;
  }

  #endOfFitting(segment: Segment, from: number, to: number): number {
    const room = segment.start(from) + MAX_TEXT_BYTES - this.#used;
    let end = Math.min(to, from + MAX_LINES - this.#lines, segment.firstAt(this.#firstTime + MAX_DELAY_US));
    while (end > from && segment.start(end) > room) end = segment.lineAt(room, from);
    return Math.max(end, from);
  }

  #note(origin: number, time: number, end: number): void {
    // A line that was completed late may be older than the first one.
    const delay = Math.max(time - this.#firstTime, 0);
    this.#ends[this.#lines] = end;
    this.#delays[this.#lines] = delay;
    this.#spokenBy[this.#lines] = origin === this.#lastSpeaker ? this.#lastIndex : this.#indexOf(origin);
    this.#lastTime = Math.max(this.#lastTime, this.#firstTime + delay);
    this.#lines++;
  }

  #indexOf(origin: number): number {
    let index = this.#indexes.get(origin);
    if (index === undefined) {
      index = this.#indexes.size;
      this.#indexes.set(origin, index);
    }
    this.#lastSpeaker = origin;
    this.#lastIndex = index;
    return index;
  }
}
