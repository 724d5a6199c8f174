import type { LogRow } from '../../../shared/logs/log.ts';

/** How many moments of speakers are kept: some seconds of a flood, hours of an ordinary app. */
const MAX_MOMENTS = 10_000;

/**
 * Which rows were printed, to be told again in another copy of the same log, where they have other numbers. What one
 * dyno says at one moment has the same order in both, so that counting is enough.
 */
export class PrintedRows {
  readonly #counts = new Map<string, number>();
  /** All rows up to this time are taken for printed. */
  #until = -Infinity;

  get isEmpty(): boolean {
    return this.#counts.size === 0;
  }

  note(row: LogRow): void {
    const moment = momentOf(row);
    const count = this.#counts.get(moment) ?? 0;
    this.#counts.set(moment, count + 1);
    if (this.#counts.size <= MAX_MOMENTS) return;
    for (const oldest of this.#counts.keys()) {
      this.#counts.delete(oldest);
      this.#until = Math.max(this.#until, Number.parseInt(oldest, 10));
      break;
    }
  }

  /** Rows up to this time, in microseconds since the epoch, are not wanted. */
  skipUntil(time: number): void {
    this.#until = Math.max(this.#until, time);
  }

  /** Whether any of these rows was printed. */
  knows(rows: LogRow[]): boolean {
    return rows.some((row) => this.#counts.has(momentOf(row)));
  }

  /**
   * Those of a whole log that were not printed, in its order.
   * @param awaited rows that were passed by because they were not complete
   */
  restOf(rows: LogRow[], awaited: LogRow[]): LogRow[] {
    const left = new Map(this.#counts);
    const late = new Set(awaited.map(momentOf));
    return rows.filter((row) => {
      const moment = momentOf(row);
      const count = left.get(moment) ?? 0;
      left.set(moment, count - 1);
      return count <= 0 && (row.time > this.#until || late.has(moment));
    });
  }
}

function momentOf({ time, source, dyno }: LogRow): string {
  return `${time} ${source} ${dyno}`;
}
