import { type ColourDepth, paint, TypeColours } from '../../../shared/logs/heroku-colours.ts';
import { HEROKU_LINE_BYTES } from '../../engine/log/store/line-pieces.ts';
import { formatSource, formatTime, type LogSource } from '../../../shared/logs/log.ts';

/** `default`: local time, aligned name, a bar. `heroku`: as `heroku logs` prints it. */
export type LineFormat = 'default' | 'heroku';
export const LINE_FORMATS: readonly LineFormat[] = ['default', 'heroku'];

const MICROSECONDS = 1_000_000;

/** What stands before the text of each line. An app's own output follows a bar, what is said about it a star. */
export class LinePrefixes {
  readonly #colours = new TypeColours();
  #nameWidth = 0;
  #second = -1;
  #clock = '';

  readonly #format: LineFormat;
  readonly #depth: ColourDepth;

  /** @param dynos names known beforehand: they decide width and colours in this order */
  constructor(
    format: LineFormat,
    depth: ColourDepth,
    dynos: readonly string[] = [],
  ) {
    this.#format = format;
    this.#depth = depth;
    for (const dyno of dynos) {
      this.#colours.of(dyno);
      this.#widen(dyno);
    }
  }

  /** Heroku cuts longer lines. */
  get maxLineBytes(): number {
    return this.#format === 'heroku' ? HEROKU_LINE_BYTES : Infinity;
  }

  /** Lines at times of the same unit have the same prefix, so it need not be made again. */
  unit(time: number): number {
    return this.#format === 'heroku' ? time : Math.floor(time / MICROSECONDS);
  }

  /** @param time microseconds since the epoch */
  of(source: LogSource, dyno: string, time: number): string {
    const colour = this.#colours.of(dyno);
    if (this.#format === 'heroku') {
      return `${paint(`${formatTime(time)} ${formatSource({ source, dyno })}`, colour, this.#depth)} `;
    }
    this.#widen(dyno);
    const separator = isAppOutput(source, dyno) ? '|' : '*';
    const head = `${this.#localClock(time)} ${dyno.padEnd(this.#nameWidth)} ${separator}`;
    return `${paint(head, colour, this.#depth)} `;
  }

  #widen(dyno: string): void {
    this.#nameWidth = Math.max(this.#nameWidth, dyno.length);
  }

  #localClock(time: number): string {
    const second = Math.floor(time / MICROSECONDS);
    if (second !== this.#second) {
      this.#second = second;
      const date = new Date(second * 1000);
      const parts = [date.getHours(), date.getMinutes(), date.getSeconds()];
      this.#clock = parts.map((part) => String(part).padStart(2, '0')).join(':');
    }
    return this.#clock;
  }
}

/** Columns that a line of these dynos loses to its prefix, at most. */
export function prefixWidth(format: LineFormat, dynos: readonly string[]): number {
  const prefixes = new LinePrefixes(format, 'none', dynos);
  return Math.max(0, ...dynos.map((dyno) => prefixes.of('app', dyno, 0).length));
}

/** `app[api]` is Heroku's name for the owner's actions, which are no output of the app. */
export function isAppOutput(source: LogSource, dyno: string): boolean {
  return source === 'app' && dyno !== 'api';
}
