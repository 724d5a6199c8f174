/** Work that is done a little at a time. */
export interface InTurn {
  /** Does a little of it. @returns whether any is left */
  doSome(): boolean;
}

/**
 * Lets several pieces of work go on in turn, one step of one of them per round of the event loop: in between everything
 * else that waits is served, input and timers included.
 */
export class Turns {
  readonly #waiting: InTurn[] = [];
  #isAwake = false;

  /** How many pieces of work are not done yet. */
  get size(): number {
    return this.#waiting.length;
  }

  /** @param work that is not waiting already */
  add(work: InTurn): void {
    this.#waiting.push(work);
    this.#wake();
  }

  #wake(): void {
    if (!this.#isAwake) setImmediate(this.#next);
    this.#isAwake = true;
  }

  readonly #next = (): void => {
    this.#isAwake = false;
    const work = this.#waiting.shift();
    // Left by itself when it throws: the others go on.
    if (this.#waiting.length > 0) this.#wake();
    if (work?.doSome() === true) this.add(work);
  };
}
