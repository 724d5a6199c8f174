/** What a hidden terminal may receive at once: an idle shell, a request now and then, the start of a server. */
const BURST_BYTES = 256 * 1024;
/** And in the long run, per second. */
const BYTES_PER_SECOND = 64 * 1024;

/**
 * Whether a terminal that nobody sees may go on parsing. A quiet one does, so that its programs get answers to what
 * they ask the terminal; one that floods would take the page's time for nothing, and is attached again when looked at.
 */
export class HiddenAllowance {
  private left = BURST_BYTES;
  private at: number;

  /** @param now milliseconds of any steady clock. */
  constructor(now: number) {
    this.at = now;
  }

  /** Takes bytes off the allowance. @returns false when it is used up. */
  spend(bytes: number, now: number): boolean {
    this.left = Math.min(BURST_BYTES, this.left + ((now - this.at) / 1000) * BYTES_PER_SECOND) - bytes;
    this.at = now;
    return this.left >= 0;
  }
}
