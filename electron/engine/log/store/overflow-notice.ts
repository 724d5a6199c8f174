import { formatTime } from '../../../../shared/logs/log.ts';

/** Older lines leave because the log is full, as in any ring; younger ones hardly anyone can have looked at. */
const YOUNG_US = 10 * 60 * 1_000_000;
/** An overflow is over when nothing has been dropped for so long. */
export const OVERFLOW_QUIET_MS = 15_000;
/** One that does not end is told all the same, this often. */
const MAX_EPISODE_MS = 60_000;

/** Says in the log itself that a flood has pushed lines out of it: one line per flood, in Heroku's words (L10). */
export class OverflowNotice {
  #dropped = 0;
  #since = 0;
  #begun = 0;
  #timer: NodeJS.Timeout | null = null;

  readonly #now: () => number;
  readonly #say: (text: string) => void;

  /** @param say writes a line as `heroku[logplex]` */
  constructor(
    now: () => number,
    say: (text: string) => void,
  ) {
    this.#now = now;
    this.#say = say;
  }

  /** @param from time of the oldest line dropped, @param to of the newest, in microseconds since the epoch */
  add(lines: number, from: number, to: number): void {
    if (this.#now() - to > YOUNG_US) return;
    if (this.#dropped === 0) {
      this.#since = from;
      this.#begun = performance.now();
    }
    this.#dropped += lines;
    if (this.#timer === null) this.#timer = setTimeout(this.#tell, OVERFLOW_QUIET_MS);
    else if (performance.now() - this.#begun < MAX_EPISODE_MS) this.#timer.refresh();
  }

  dispose(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  readonly #tell = (): void => {
    this.#timer = null;
    this.#say(overflowText(this.#dropped, this.#since));
    this.#dropped = 0;
  };
}

/** @param since microseconds since the epoch */
export function overflowText(messages: number, since: number): string {
  return `Error L10 (output buffer overflow): ${messages} messages dropped since ${formatTime(since)}.`;
}
