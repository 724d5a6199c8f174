import type { LogFilter } from '../../../shared/log.ts';
import { Needle } from './needle.ts';
import { MAX_SPEAKERS, type Speakers } from './speakers.ts';

const UNKNOWN = 0;
const YES = 1;
const NO = 2;

/** A {@link LogFilter} made ready to test many lines. */
export class LineFilter {
  readonly needle: Needle | null;
  private readonly dynos: ReadonlySet<string>;
  private readonly verdicts: Uint8Array;

  constructor(filter: LogFilter, private readonly speakers: Speakers) {
    this.needle = filter.text === '' ? null : new Needle(filter.text);
    this.dynos = new Set(filter.dynos);
    this.verdicts = new Uint8Array(this.dynos.size === 0 ? 0 : MAX_SPEAKERS);
  }

  get takesEverything(): boolean {
    return this.needle === null && this.dynos.size === 0;
  }

  /** Whether lines of this speaker are wanted: its dyno is named, or its process type. */
  allows(speaker: number): boolean {
    if (this.dynos.size === 0) return true;
    if (this.verdicts[speaker] === UNKNOWN) this.verdicts[speaker] = this.names(speaker) ? YES : NO;
    return this.verdicts[speaker] === YES;
  }

  private names(speaker: number): boolean {
    const { dyno } = this.speakers.get(speaker);
    const dot = dyno.lastIndexOf('.');
    return this.dynos.has(dyno) || (dot > 0 && this.dynos.has(dyno.slice(0, dot)));
  }
}
