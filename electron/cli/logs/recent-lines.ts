/** How far back a line may turn up late and still be told from those that are known. */
const MAX_LINES = 10_000;

/** The numbers of the newest lines that were printed. */
export class RecentLines {
  readonly #lines = new Set<number>();

  get size(): number {
    return this.#lines.size;
  }

  /** False when the line is known already. */
  add(line: number): boolean {
    if (this.#lines.has(line)) return false;
    this.#lines.add(line);
    if (this.#lines.size > MAX_LINES) {
      for (const oldest of this.#lines) {
        this.#lines.delete(oldest);
        break;
      }
    }
    return true;
  }
}
