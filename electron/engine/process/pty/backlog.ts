/** Holds all that most programs print at once, so that a terminal in ordinary use never has a second one. */
export const BLOCK_BYTES = 256 * 1024;
/** Blocks kept for whoever prints next: 2 MiB. More would be memory that the engine holds and rarely needs. */
const MAX_SPARE_BLOCKS = 8;

/** Spare buffers of all backlogs: a terminal that has fallen silent holds none. */
const spares: Buffer[] = [];

interface Block {
  readonly bytes: Buffer;
  /** When its first byte came (`performance.now()`). */
  readonly since: number;
  end: number;
}

/** Bytes on their way, first in, first out, in blocks of memory that are used over and over. */
export class Backlog {
  readonly #blocks: Block[] = [];
  /** How much of the first block has been taken out. */
  #taken = 0;
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** All bytes in it came at this moment (`performance.now()`) or later; null when there are none. */
  get since(): number | null {
    return this.#blocks[0]?.since ?? null;
  }

  append(bytes: Uint8Array): void {
    for (let from = 0; from < bytes.length; ) {
      from += this.fill((block, at) => {
        const piece = bytes.subarray(from, from + block.length - at);
        block.set(piece, at);
        return piece.length;
      });
    }
  }

  /**
   * Lets `put` write the next bytes into `block`, from `at` on, where there is room for one at least.
   * @param put gives how many it wrote
   * @returns the same
   */
  fill(put: (block: Buffer, at: number) => number): number {
    const last = this.#blocks.at(-1);
    const block = last === undefined || last.end === BLOCK_BYTES ? newBlock() : last;
    const count = put(block.bytes, block.end);
    if (block !== last && count > 0) this.#blocks.push(block);
    else if (block !== last) release(block);
    block.end += count;
    this.#length += count;
    return count;
  }

  /**
   * Takes out the oldest bytes, `most` of them or as many as lie together.
   * @param take gets them; they are valid only during the call
   */
  pass(most: number, take: (bytes: Buffer) => void): void {
    const block = this.#blocks[0];
    if (block === undefined) return;
    const from = this.#taken;
    const to = Math.min(from + most, block.end);
    this.#length -= to - from;
    const isUsedUp = to === BLOCK_BYTES || this.#length === 0;
    this.#taken = isUsedUp ? 0 : to;
    if (isUsedUp) this.#blocks.shift();
    take(block.bytes.subarray(from, to));
    if (isUsedUp) release(block);
  }
}

function newBlock(): Block {
  return { bytes: spares.pop() ?? Buffer.allocUnsafeSlow(BLOCK_BYTES), since: performance.now(), end: 0 };
}

function release({ bytes }: Block): void {
  if (spares.length < MAX_SPARE_BLOCKS) spares.push(bytes);
}
