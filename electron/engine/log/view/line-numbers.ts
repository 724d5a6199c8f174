const INITIAL_CAPACITY = 1024;
const MAX_DISTANCE = 0xffff_ffff;

/**
 * An ascending list of line numbers that loses its oldest. Its indexes are absolute: dropping moves `first`, and what
 * stays keeps its index. Four bytes per number: they are kept as distances from one base, as kept lines are never
 * four billion apart.
 */
export class LineNumbers {
  #distances = new Uint32Array(INITIAL_CAPACITY);
  #base = 0;
  /** Slot of the oldest number kept. */
  #head = 0;
  #tail = 0;
  #dropped = 0;

  get first(): number {
    return this.#dropped;
  }

  get end(): number {
    return this.#dropped + this.#tail - this.#head;
  }

  get(index: number): number {
    return this.#base + (this.#distances[this.#head + index - this.#dropped] as number);
  }

  /** @param line greater than any in the list */
  push(line: number): void {
    if (this.#tail === this.#head) this.#base = line;
    if (this.#tail === this.#distances.length || line - this.#base > MAX_DISTANCE) this.#makeRoom();
    this.#distances[this.#tail++] = line - this.#base;
  }

  /** Puts in a number that is not in the list, and gives its index. */
  insert(line: number): number {
    const index = this.indexOf(line);
    if (index === this.end) {
      this.push(line);
      return index;
    }
    if (line < this.#base) this.#rebase(line);
    if (this.#tail === this.#distances.length) this.#makeRoom();
    const slot = this.#head + index - this.#dropped;
    this.#distances.copyWithin(slot + 1, slot, this.#tail);
    this.#distances[slot] = line - this.#base;
    this.#tail++;
    return index;
  }

  /** Index of the first number not less than `line`. */
  indexOf(line: number): number {
    let low = this.first;
    let high = this.end;
    while (low < high) {
      const middle = low + ((high - low) >>> 1);
      if (this.get(middle) < line) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  dropBefore(line: number): void {
    const index = this.indexOf(line);
    this.#head += index - this.#dropped;
    this.#dropped = index;
  }

  /** Moves the numbers to the front, into a larger array when they fill more than half of it. */
  #makeRoom(): void {
    const kept = this.#tail - this.#head;
    const distances = this.#distances;
    const roomy = 2 * kept > distances.length ? new Uint32Array(2 * distances.length) : distances;
    roomy.set(distances.subarray(this.#head, this.#tail));
    this.#distances = roomy;
    this.#head = 0;
    this.#tail = kept;
    if (kept > 0) this.#rebase(this.get(this.first));
  }

  #rebase(base: number): void {
    const change = this.#base - base;
    for (let slot = this.#head; slot < this.#tail; slot++) {
      this.#distances[slot] = (this.#distances[slot] as number) + change;
    }
    this.#base = base;
  }
}
