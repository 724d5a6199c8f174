import { type ColourDepth, paintMessage, RESET } from '../../../shared/logs/heroku-colours.ts';
import type { LogCursor } from '../../engine/log/log-cursor.ts';
import type { Segment } from '../../engine/log/store/segment.ts';
import { linePieces } from '../../engine/log/store/line-pieces.ts';
import { isAppOutput, type LinePrefixes } from '../logs/line-prefix.ts';

const LF = 10;
const ESC = 27;
/** Lines that are looked through and copied together: more would be looked through in vain where colours are many. */
const RUN_LINES = 64;
const RESET_BYTES = Buffer.from(RESET);

interface Cached {
  unit: number;
  prefix: Buffer;
  isApp: boolean;
}

/**
 * Puts lines of the log into a buffer as they are printed. Bytes of an app are copied, never decoded: what it printed
 * is what comes out.
 */
export class LineWriter {
  /** By the number of the origin. */
  readonly #cache: Cached[] = [];
  /** Where the lines that {@link writeRun} wrote last end in the target. */
  end = 0;

  readonly #reader: Pick<LogCursor, 'origin'>;
  readonly #prefixes: LinePrefixes;
  readonly #depth: ColourDepth;

  constructor(
    reader: Pick<LogCursor, 'origin'>,
    prefixes: LinePrefixes,
    depth: ColourDepth,
  ) {
    this.#reader = reader;
    this.#prefixes = prefixes;
    this.#depth = depth;
  }

  /**
   * Writes `data[from..to)` as a line at `at`.
   * @returns the end of the line in the target, or -1 when it does not fit
   */
  write(target: Buffer, at: number, origin: number, time: number, data: Uint8Array, from: number, to: number): number {
    const line = from === 0 && to === data.length ? data : data.subarray(from, to);
    let end = at;
    for (const piece of linePieces(line, this.#prefixes.maxLineBytes)) {
      end = this.#writePiece(target, end, this.#cached(origin, time), piece);
      if (end < 0) return -1;
    }
    return end;
  }

  #writePiece(target: Buffer, at: number, { prefix, isApp }: Cached, line: Uint8Array): number {
    const bytes = isApp ? line : Buffer.from(paintMessage(Buffer.from(line).toString('utf8'), this.#depth));
    // A colour an app left switched on would run into the next dyno's line.
    const isReset = isApp && this.#depth !== 'none' && line.includes(ESC);
    const end = at + prefix.length + bytes.length + (isReset ? RESET_BYTES.length : 0) + 1;
    if (end > target.length) return -1;
    target.set(prefix, at);
    target.set(bytes, at + prefix.length);
    if (isReset) target.set(RESET_BYTES, end - 1 - RESET_BYTES.length);
    target[end - 1] = LF;
    return end;
  }

  /**
   * Writes lines `from` to `to` of a segment, all of them in its data, as {@link write} does one after the other; or
   * fewer of them, those that have the same prefix and fit. They are copied as one, and then each is moved up to its
   * prefix: an array that stands for a line costs more than the line.
   * @returns how many; see {@link end} for where they end
   */
  writeRun(target: Buffer, at: number, segment: Segment, from: number, to: number): number {
    const { unit, prefix, isApp } = this.#cached(segment.origin(from), segment.time(from));
    const alike = isApp ? this.#countAlike(segment, from, Math.min(to, from + RUN_LINES), unit) : 0;
    const count = countFitting(segment, from, alike, target.length - at, prefix.length);
    if (count === 0) return this.#writeOne(target, at, segment, from);
    this.end = at;
    let source = at + count * prefix.length;
    segment.data.copy(target, source, segment.start(from), segment.start(from + count));
    for (let line = from; line < from + count; line++) {
      const length = segment.start(line + 1) - segment.start(line);
      target.set(prefix, this.end);
      // As much room is left before the source as the prefixes of the lines to come need.
      target.copyWithin(this.end + prefix.length, source, source + length);
      this.end += prefix.length + length;
      source += length;
    }
    return count;
  }

  /** A line that has no run: it is ours, it is coloured, or it does not fit. */
  #writeOne(target: Buffer, at: number, segment: Segment, line: number): number {
    const [from, to] = [segment.start(line), segment.start(line + 1) - 1];
    const end = this.write(target, at, segment.origin(line), segment.time(line), segment.data, from, to);
    this.end = Math.max(at, end);
    return end < 0 ? 0 : 1;
  }

  /** How many of the lines have the same prefix, and no colours to be reset. */
  #countAlike(segment: Segment, from: number, to: number, unit: number): number {
    const origin = segment.origin(from);
    let line = from;
    while (line < to && segment.origin(line) === origin && this.#prefixes.unit(segment.time(line)) === unit) line++;
    line = this.#endOfWhole(segment, from, line);
    if (this.#depth === 'none') return line - from;
    const start = segment.start(from);
    const escape = segment.data.subarray(start, segment.start(line)).indexOf(ESC);
    return escape < 0 ? line - from : segment.lineAt(start + escape, from) - from;
  }

  /** Up to the first line that is cut, if any is. */
  #endOfWhole(segment: Segment, from: number, to: number): number {
    const { maxLineBytes } = this.#prefixes;
    if (segment.start(to) - segment.start(from) <= maxLineBytes) return to;
    let line = from;
    while (line < to && segment.start(line + 1) - segment.start(line) <= maxLineBytes) line++;
    return line;
  }

  #cached(origin: number, time: number): Cached {
    const unit = this.#prefixes.unit(time);
    const known = this.#cache[origin];
    if (known?.unit === unit) return known;
    const { source, dyno } = this.#reader.origin(origin);
    const prefix = Buffer.from(this.#prefixes.of(source, dyno, time));
    const made = { unit, prefix, isApp: isAppOutput(source, dyno) };
    this.#cache[origin] = made;
    return made;
  }
}

/** How many of `count` lines are written at once into so many bytes: all of them, or so few that they fit. */
function countFitting(segment: Segment, from: number, count: number, bytes: number, prefixBytes: number): number {
  let fitting = count;
  while (segment.start(from + fitting) - segment.start(from) + fitting * prefixBytes > bytes) fitting >>>= 1;
  return fitting;
}
