/** Time per frame for parsing: the rest of it is for painting and for answering clicks. */
const PARSE_MS = 10;
/** An echo, a prompt, a few lines: written at once, whatever else is going on. */
const SMALL_BYTES = 4 * 1024;

/** The part of a terminal that takes bytes; `parsed` is called once it is through with them. */
export interface WriteTarget {
  write(bytes: Uint8Array, parsed: () => void): void;
}

/** Where the pump gets its time from. */
export interface FrameClock {
  /** Milliseconds. */
  now(): number;
  nextFrame(callback: () => void): void;
}

interface Chunk {
  bytes: Uint8Array;
  parsed: () => void;
}

/**
 * Hands the output of all terminals of the page to their parsers: one chunk at a time, in turns, and within a share of
 * each frame. Without it eight floods parse eight times per frame, and the window stops answering.
 */
export class WritePump {
  /** First in line is the terminal that has waited longest. */
  readonly #waiting = new Map<WriteTarget, Chunk[]>();
  #running = false;
  #frameStart = 0;
  /** What is being parsed. */
  #current: WriteTarget | null = null;

  readonly #clock: FrameClock;

  constructor(clock: FrameClock) {
    this.#clock = clock;
  }

  write(target: WriteTarget, bytes: Uint8Array, parsed: () => void): void {
    const queue = this.#waiting.get(target);
    if (queue !== undefined) {
      queue.push({ bytes, parsed });
    } else if (bytes.length <= SMALL_BYTES) {
      target.write(bytes, parsed);
    } else {
      this.#waiting.set(target, [{ bytes, parsed }]);
      this.#start();
    }
  }

  /** Forgets what waits for a terminal, as if it had been parsed: its screen is about to be rebuilt, or is gone. */
  drop(target: WriteTarget): void {
    const queue = this.#waiting.get(target) ?? [];
    this.#waiting.delete(target);
    for (const { parsed } of queue) parsed();
  }

  /** A terminal that is gone will not say that it has parsed its last chunk: the others must not wait for it. */
  forget(target: WriteTarget): void {
    this.drop(target);
    if (this.#current === target) this.#next();
  }

  #start(): void {
    if (this.#running) return;
    this.#running = true;
    this.#frameStart = this.#clock.now();
    this.#next();
  }

  #next(): void {
    this.#current = null;
    const [waiting] = this.#waiting;
    if (waiting === undefined) {
      this.#running = false;
      return;
    }
    if (this.#clock.now() - this.#frameStart >= PARSE_MS) {
      this.#clock.nextFrame(() => {
        this.#frameStart = this.#clock.now();
        this.#next();
      });
      return;
    }
    const [target, queue] = waiting;
    const { bytes, parsed } = queue.shift()!;
    this.#waiting.delete(target);
    if (queue.length > 0) this.#waiting.set(target, queue);
    this.#current = target;
    target.write(bytes, () => {
      parsed();
      if (this.#current === target) this.#next();
    });
  }
}
