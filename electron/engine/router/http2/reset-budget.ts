/**
 * How many of its requests a client may break off. Each has cost a connection to a dyno by then, and nothing else bounds
 * them: what is broken off does not count as open any more ("rapid reset", CVE-2023-44487).
 */
export class ResetBudget {
  #left: number;
  #countedAt: number;

  readonly #burst: number;
  readonly #perSecond: number;
  readonly #now: () => number;

  /**
   * @param burst that many at once
   * @param perSecond that many more each second
   * @param now milliseconds of a clock that never goes back
   */
  constructor(
    burst: number,
    perSecond: number,
    now: () => number = () => performance.now(),
  ) {
    this.#burst = burst;
    this.#perSecond = perSecond;
    this.#now = now;
    this.#left = burst;
    this.#countedAt = now();
  }

  /** One was broken off. @returns whether it was within the budget */
  spend(): boolean {
    const now = this.#now();
    this.#left = Math.min(this.#burst, this.#left + ((now - this.#countedAt) / 1_000) * this.#perSecond);
    this.#countedAt = now;
    this.#left -= 1;
    return this.#left >= 0;
  }
}
