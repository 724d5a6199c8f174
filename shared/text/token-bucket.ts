export interface AllowanceLimits {
  /** What may come at once. */
  burstBytes: number;
  /** And in the long run. */
  bytesPerSecond: number;
}

/** Tells a flood of bytes from a burst and from a steady flow. */
export class TokenBucket {
  #left: number;

  readonly #limits: AllowanceLimits;
  #at: number;

  /** @param at milliseconds of any steady clock. */
  constructor(
    limits: AllowanceLimits,
    at: number,
  ) {
    this.#limits = limits;
    this.#at = at;
    this.#left = limits.burstBytes;
  }

  /** Takes bytes off the allowance. @returns false when it is used up. */
  spend(bytes: number, now: number): boolean {
    const { burstBytes, bytesPerSecond } = this.#limits;
    this.#left = Math.min(burstBytes, this.#left + ((now - this.#at) / 1000) * bytesPerSecond) - bytes;
    this.#at = now;
    return this.#left >= 0;
  }
}
