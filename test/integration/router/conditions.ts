/** Who waits for something that only an event can bring about. */
export class Conditions {
  readonly #waiting = new Set<() => void>();

  /** Resolves once it holds; looked at now and at every {@link check}. */
  when(condition: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const look = (): void => {
        if (!condition()) return;
        this.#waiting.delete(look);
        resolve();
      };
      this.#waiting.add(look);
      look();
    });
  }

  check(): void {
    for (const look of [...this.#waiting]) look();
  }
}
