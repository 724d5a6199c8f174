import type { Segment } from '../segment.ts';
import type { Speaker } from '../speakers.ts';
import { encodeBlock } from './block.ts';

/** One block is made and written in about a millisecond. */
const MAX_TEXT_BYTES = 1024 * 1024;
const MAX_LINES = 65_536;
const MAX_DELAY_US = 0xffff_ffff;

/** Collects lines for one block at a time. */
export class BlockBuilder {
  private readonly text = Buffer.allocUnsafeSlow(MAX_TEXT_BYTES);
  private readonly ends = new Uint32Array(MAX_LINES);
  private readonly delays = new Uint32Array(MAX_LINES);
  private readonly spokenBy = new Uint16Array(MAX_LINES);
  private readonly indexes = new Map<number, number>();
  private lines = 0;
  private used = 0;
  private firstTime = 0;
  private lastTime = 0;

  constructor(private readonly speakerOf: (id: number) => Speaker) {}

  get count(): number {
    return this.lines;
  }

  /** Adds lines `from` to `to` of a segment, which are all in its data. @returns how many of them fit */
  addRun(segment: Segment, from: number, to: number): number {
    let at = from;
    while (at < to && this.add(segment.speaker(at), segment.time(at), segment.data, segment.start(at), segment.start(at + 1) - 1)) at++;
    return at - from;
  }

  /** Adds the line `data[from..to)`, or says false when it does not fit. */
  add(speaker: number, time: number, data: Uint8Array, from: number, to: number): boolean {
    const length = to - from;
    if (this.lines === 0) this.firstTime = time;
    // A line that was completed late may be older than the first one.
    const delay = Math.max(time - this.firstTime, 0);
    if (this.lines === MAX_LINES || this.used + length > MAX_TEXT_BYTES || delay > MAX_DELAY_US) return false;
    (data as Buffer).copy(this.text, this.used, from, to);
    this.used += length;
    this.ends[this.lines] = this.used;
    this.delays[this.lines] = delay;
    this.spokenBy[this.lines] = this.indexOf(speaker);
    this.lastTime = Math.max(this.lastTime, this.firstTime + delay);
    this.lines++;
    return true;
  }

  /** The lines so far as a block; the next one begins empty. */
  take(): Buffer {
    const block = encodeBlock({
      firstTime: this.firstTime,
      lastTime: this.lastTime,
      speakers: [...this.indexes.keys()].map(this.speakerOf),
      ends: this.ends.subarray(0, this.lines),
      delays: this.delays.subarray(0, this.lines),
      spokenBy: this.spokenBy.subarray(0, this.lines),
      text: this.text.subarray(0, this.used),
    });
    this.lines = 0;
    this.used = 0;
    this.lastTime = 0;
    this.indexes.clear();
    return block;
  }

  private indexOf(speaker: number): number {
    const known = this.indexes.get(speaker);
    if (known !== undefined) return known;
    this.indexes.set(speaker, this.indexes.size);
    return this.indexes.size - 1;
  }
}
