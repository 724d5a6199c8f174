/**
 * Bytes parsed before the engine is told, when more are waiting: one message per few frames at full speed, and a tenth
 * of what the engine lets a view fall behind.
 */
const ACK_BYTES = 100_000;

/** Counts what a terminal has parsed and tells the engine in batches, and whenever nothing is left to parse. */
export class Acknowledger {
  #received = 0;
  #parsed = 0;
  #told = 0;

  readonly #tell: (bytes: number) => void;

  constructor(tell: (bytes: number) => void) {
    this.#tell = tell;
  }

  receive(bytes: number): void {
    this.#received += bytes;
  }

  parse(bytes: number): void {
    this.#parsed += bytes;
    const due = this.#parsed - this.#told;
    if (due < ACK_BYTES && this.#parsed < this.#received) return;
    this.#told = this.#parsed;
    this.#tell(due);
  }
}
