import type { Segment } from '../store/segment.ts';
import type { Speaker } from '../store/log-origins.ts';
import { encodeBlock } from './block.ts';

/** One block is made and written in about a millisecond. */
const MAX_TEXT_BYTES = 1024 * 1024;
const MAX_LINES = 65_536;
const MAX_DELAY_US = 0xffff_ffff;
const LF = 10;
const NOBODY = -1;

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
  /** Neighbours are often of one speaker. */
  private lastSpeaker = NOBODY;
  private lastIndex = 0;

  constructor(private readonly speakerOf: (id: number) => Speaker) {}

  get count(): number {
    return this.lines;
  }

  /** Adds lines `from` to `to` of a segment, which are all in its data. @returns how many of them fit */
  addRun(segment: Segment, from: number, to: number): number {
    this.begin(segment.time(from));
    const end = this.endOfFitting(segment, from, to);
    const shift = this.used - segment.start(from);
    segment.data.copy(this.text, this.used, segment.start(from), segment.start(end));
    for (let at = from; at < end; at++) this.note(segment.speaker(at), segment.time(at), shift + segment.start(at + 1));
    this.used = shift + segment.start(end);
    return end - from;
  }

  /** Adds the line `data[from..to)`, or says false when it does not fit. */
  add(speaker: number, time: number, data: Uint8Array, from: number, to: number): boolean {
    this.begin(time);
    const end = this.used + to - from + 1;
    if (this.lines === MAX_LINES || end > MAX_TEXT_BYTES || time - this.firstTime > MAX_DELAY_US) return false;
    this.text.set(data.subarray(from, to), this.used);
    this.text[end - 1] = LF;
    this.used = end;
    this.note(speaker, time, end);
    return true;
  }

  /** The lines so far as a block, in parts that are good until the next line is added. */
  take(): Uint8Array[] {
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
    this.lastSpeaker = NOBODY;
    return block;
  }

  private begin(time: number): void {
    if (this.lines === 0) this.firstTime = time;
  }

  private endOfFitting(segment: Segment, from: number, to: number): number {
    const room = segment.start(from) + MAX_TEXT_BYTES - this.used;
    let end = Math.min(to, from + MAX_LINES - this.lines, segment.firstAt(this.firstTime + MAX_DELAY_US));
    while (end > from && segment.start(end) > room) end = segment.lineAt(room, from);
    return Math.max(end, from);
  }

  private note(speaker: number, time: number, end: number): void {
    // A line that was completed late may be older than the first one.
    const delay = Math.max(time - this.firstTime, 0);
    this.ends[this.lines] = end;
    this.delays[this.lines] = delay;
    this.spokenBy[this.lines] = speaker === this.lastSpeaker ? this.lastIndex : this.indexOf(speaker);
    this.lastTime = Math.max(this.lastTime, this.firstTime + delay);
    this.lines++;
  }

  private indexOf(speaker: number): number {
    let index = this.indexes.get(speaker);
    if (index === undefined) {
      index = this.indexes.size;
      this.indexes.set(speaker, index);
    }
    this.lastSpeaker = speaker;
    this.lastIndex = index;
    return index;
  }
}
