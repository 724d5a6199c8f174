/** Work that is done one piece after the other, in the order it was asked for. A piece that fails stops no other. */
export class SerialQueue {
  #last: Promise<unknown> = Promise.resolve();

  /** Resolves or rejects as the work does, once its turn has come. */
  add<T>(work: () => T | Promise<T>): Promise<T> {
    const done = this.#last.then(work);
    this.#last = done.catch(() => undefined);
    return done;
  }

  /** Resolves once everything that was asked for until now has been done. Never rejects. */
  async idle(): Promise<void> {
    await this.#last;
  }
}
