import type { LogFilter } from '../../../../shared/logs/log.ts';
import { levelNumber } from '../store/line-level.ts';
import { type Pattern } from '../pattern/pattern.ts';
import { patternOf } from '../pattern/compile-pattern.ts';
import type { Segment } from '../store/segment.ts';
import { MAX_SPEAKERS, type OriginTable } from '../store/log-origins.ts';

const UNKNOWN = 0;
const YES = 1;
const NO = 2;

/** A text or regular expression, and whether lines with it or without it are wanted. */
export interface Wanted {
  readonly pattern: Pattern;
  readonly isNegated: boolean;
}

/** A {@link LogFilter} made ready to test many lines. */
export class LineFilter {
  /** What lines are looked through for first. */
  readonly first: Wanted | null;
  /** Tested on what the first one leaves. */
  readonly second: Wanted | null;
  /** Whether only the finished text of a line decides: a line that is not complete waits until it is. */
  readonly waitsForEnd: boolean;
  readonly #namesSpeakers: boolean;
  readonly #dynos: ReadonlySet<string>;
  readonly #sources: ReadonlySet<string>;
  readonly #levels: number;
  readonly #since: number;
  readonly #until: number;
  readonly #verdicts: Uint8Array;

  readonly #origins: OriginTable;

  /**
   * @param also only lines that match this too
   * @throws {DynodeckError} `bad-request` for a regular expression that cannot be used
   */
  constructor(
    filter: LogFilter,
    origins: OriginTable,
    also: Pattern | null = null,
  ) {
    this.#origins = origins;
    const own = filter.text === '' ? null : patternOf(filter.text, filter.isRegex ?? false);
    const wanted = own === null ? null : { pattern: own, isNegated: filter.isNegated ?? false };
    this.first = also === null ? wanted : { pattern: also, isNegated: false };
    this.second = also === null ? null : wanted;
    this.#dynos = new Set(filter.dynos);
    this.#sources = new Set(filter.sources);
    this.#levels = (filter.levels ?? []).reduce((mask, level) => mask | (1 << levelNumber(level)), 0);
    this.#since = filter.since ?? -Infinity;
    this.#until = filter.until ?? Infinity;
    this.waitsForEnd = this.first !== null || this.#levels !== 0;
    this.#namesSpeakers = this.#dynos.size > 0 || this.#sources.size > 0;
    this.#verdicts = new Uint8Array(this.#namesSpeakers ? MAX_SPEAKERS : 0);
  }

  get takesEverything(): boolean {
    return !this.waitsForEnd && !this.#namesSpeakers && this.#since === -Infinity && this.#until === Infinity;
  }

  /** Whether origin and level of a line are wanted. */
  allows(segment: Segment, at: number): boolean {
    if (this.#levels !== 0 && (this.#levels & (1 << segment.level(at))) === 0) return false;
    if (!this.#namesSpeakers) return true;
    const origin = segment.origin(at);
    if (this.#verdicts[origin] === UNKNOWN) this.#verdicts[origin] = this.#names(origin) ? YES : NO;
    return this.#verdicts[origin] === YES;
  }

  /** Narrows lines `from` to `to` of a segment to those whose time is wanted. */
  inTime(segment: Segment, from: number, to: number): { from: number; to: number } {
    const start = this.#since === -Infinity ? from : Math.max(from, segment.firstAt(this.#since));
    const end = this.#until === Infinity ? to : Math.min(to, segment.firstAt(this.#until + 1));
    return { from: start, to: Math.max(start, end) };
  }

  /** Its source is wanted, and its dyno or its process type is named. */
  #names(origin: number): boolean {
    const { source, dyno } = this.#origins.get(origin);
    if (this.#sources.size > 0 && !this.#sources.has(source)) return false;
    if (this.#dynos.size === 0) return true;
    const dot = dyno.lastIndexOf('.');
    return this.#dynos.has(dyno) || (dot > 0 && this.#dynos.has(dyno.slice(0, dot)));
  }
}
