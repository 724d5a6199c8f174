import { type ColourDepth, paintMessage, RESET } from '../../../shared/heroku-colours.ts';
import type { LogReader } from '../../engine/log/log-reader.ts';
import { isAppOutput, type LinePrefixes } from '../logs/line-prefix.ts';

const LF = 10;
const ESC = 27;
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
  /** By the number of the speaker. */
  private readonly cache: Cached[] = [];

  constructor(
    private readonly reader: Pick<LogReader, 'speaker'>,
    private readonly prefixes: LinePrefixes,
    private readonly depth: ColourDepth,
  ) {}

  /**
   * Writes `data[from..to)` as a line at `at`.
   * @returns the end of the line in the target, or -1 when it does not fit
   */
  write(target: Buffer, at: number, speaker: number, time: number, data: Uint8Array, from: number, to: number): number {
    const { prefix, isApp } = this.cached(speaker, time);
    const line = from === 0 && to === data.length ? data : data.subarray(from, to);
    const bytes = isApp ? line : Buffer.from(paintMessage(Buffer.from(line).toString('utf8'), this.depth));
    // A colour an app left switched on would run into the next dyno's line.
    const isReset = isApp && this.depth !== 'none' && line.includes(ESC);
    const end = at + prefix.length + bytes.length + (isReset ? RESET_BYTES.length : 0) + 1;
    if (end > target.length) return -1;
    target.set(prefix, at);
    target.set(bytes, at + prefix.length);
    if (isReset) target.set(RESET_BYTES, end - 1 - RESET_BYTES.length);
    target[end - 1] = LF;
    return end;
  }

  private cached(speaker: number, time: number): Cached {
    const unit = this.prefixes.unit(time);
    const known = this.cache[speaker];
    if (known?.unit === unit) return known;
    const { source, dyno } = this.reader.speaker(speaker);
    const prefix = Buffer.from(this.prefixes.of(source, dyno, time));
    const made = { unit, prefix, isApp: isAppOutput(source, dyno) };
    this.cache[speaker] = made;
    return made;
  }
}
