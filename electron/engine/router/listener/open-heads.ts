import { MAX_LARGE_HEADS } from '../limits.ts';

/** Large heads that have begun and not ended, of all connections of a listener: each may grow to a megabyte. */
export class OpenHeads {
  #large = 0;

  readonly #most: number;

  constructor(most = MAX_LARGE_HEADS) {
    this.#most = most;
  }

  /** One has grown large. @returns whether it may go on; if so, it has to leave when it is over */
  enter(): boolean {
    if (this.#large >= this.#most) return false;
    this.#large += 1;
    return true;
  }

  leave(): void {
    this.#large -= 1;
  }
}
