/** Work that is done a little at a time. */
export interface Task {
  /** Does a little of it. @returns whether any is left */
  runSlice(): boolean;
}

/**
 * How long work waits for what is more urgent. A step takes a tenth of a millisecond of it, so that a child that floods
 * waits for next to nothing; what is read in between is on screen a moment later.
 */
const PUT_OFF_MS = 4;

/**
 * Lets several pieces of work go on in turn, one step of one of them per round of the event loop: in between everything
 * else that waits is served, input and timers included.
 */
export class RoundRobin {
  readonly #waiting: Task[] = [];
  #isAwake = false;
  #isPutOff = false;

  /** How many pieces of work are not done yet. */
  get size(): number {
    return this.#waiting.length;
  }

  /** @param work that is not waiting already */
  add(work: Task): void {
    this.#waiting.push(work);
    this.#wake();
  }

  /** Something more urgent goes on: the next step waits a little for more of it, but not for ever. */
  putOff(): void {
    this.#isPutOff = true;
  }

  #wake(): void {
    if (this.#isAwake) return;
    this.#isAwake = true;
    if (this.#isPutOff) setTimeout(this.#next, PUT_OFF_MS);
    else setImmediate(this.#next);
    this.#isPutOff = false;
  }

  readonly #next = (): void => {
    this.#isAwake = false;
    const work = this.#waiting.shift();
    // Left by itself when it throws: the others go on.
    if (this.#waiting.length > 0) this.#wake();
    if (work?.runSlice() === true) this.add(work);
  };
}
