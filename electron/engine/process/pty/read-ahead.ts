import { readSync } from 'node:fs';
import { Backlog } from './backlog.ts';
import { type Task, RoundRobin } from './round-robin.ts';

/** A full buffer of a Linux terminal holds 4 KiB. When less than half of that comes, no more waits behind it. */
export const SMALL_BYTES = 2048;
/**
 * How long one terminal may be read on before everybody else is served, shared by the terminals that are behind. While
 * it is read its child never waits; a pause costs the child all of what it is longer than filling 12 KiB takes.
 */
const READING_MS = 1;
/** About a tenth of a millisecond of work on it, in which a child does not quite fill the kernel's buffers. */
const SLICE_BYTES = 16 * 1024;
/**
 * All terminals together hold back so much: more than most programs print in one go, and two seconds of work on it at
 * most.
 */
export const MAX_HELD_BYTES = 128 * 1024 * 1024;
/** So much later a burst has become an endless flood, whose child may wait: what it prints is to be seen soon. */
export const BURST_MS = 3000;
/** One terminal with an endless flood holds back so much: a tenth of a second of work. */
export const MAX_LAG_BYTES = 8 * 1024 * 1024;
/** How many bytes of what waits are worked on for each that comes when there is no room: the backlog shrinks. */
const CATCH_UP = 2;

const turns = new RoundRobin();
let heldBytes = 0;

/**
 * Makes the kernel's buffer of a terminal larger. Reading comes before all work on what was read, so that a child can
 * print as fast as a terminal can be read; what waits here is handed on in slices. Little that comes alone is handed on
 * at once.
 */
export class ReadAhead implements Task {
  readonly #backlog = new Backlog();
  #isInTurns = false;
  /** Since when (`performance.now()`) something waits. */
  #behindSince = 0;
  #onEmpty: (() => void) | null = null;

  readonly #descriptor: number | null;
  readonly #onData: (bytes: Buffer) => void;

  /**
   * @param descriptor of the terminal's master, non-blocking; null: it cannot be read here, only pushed
   * @param onData gets all bytes in order; they are valid only during the call
   */
  constructor(
    descriptor: number | null,
    onData: (bytes: Buffer) => void,
  ) {
    this.#descriptor = descriptor;
    this.#onData = onData;
  }

  /** Everything that was read before this moment (`performance.now()`) has been handed on. */
  get handedOnUntil(): number {
    return this.#backlog.since ?? performance.now();
  }

  /** Takes what the terminal's stream has read. To be called from the stream's event: the descriptor is open then. */
  push(chunk: Buffer): void {
    const hasRoom = this.#hasRoom;
    const isBehind = this.#backlog.length > 0;
    if (!isBehind && (chunk.length < SMALL_BYTES || !hasRoom)) return this.#onData(chunk);
    if (!isBehind) this.#behindSince = performance.now();
    this.#backlog.append(chunk);
    heldBytes += chunk.length;
    this.#takeTurns();
    if (hasRoom) {
      turns.putOff();
      this.#readOn();
    } else {
      for (let left = CATCH_UP * chunk.length; left > 0; left -= SLICE_BYTES) this.#handOn();
    }
  }

  /** Nothing will be pushed any more. @param onEmpty called once everything has been handed on; now, if it has been */
  end(onEmpty: () => void): void {
    if (this.#backlog.length === 0) onEmpty();
    else this.#onEmpty = onEmpty;
  }

  runSlice(): boolean {
    // Should the listener throw, the next bytes bring it back.
    this.#isInTurns = false;
    this.#handOn();
    this.#isInTurns = this.#backlog.length > 0;
    if (!this.#isInTurns) this.#onEmpty?.();
    return this.#isInTurns;
  }

  get #hasRoom(): boolean {
    if (heldBytes >= MAX_HELD_BYTES) return false;
    return this.#backlog.length < MAX_LAG_BYTES || performance.now() - this.#behindSince < BURST_MS;
  }

  #takeTurns(): void {
    if (!this.#isInTurns) turns.add(this);
    this.#isInTurns = true;
  }

  #handOn(): void {
    this.#backlog.pass(SLICE_BYTES, this.#pass);
  }

  readonly #pass = (bytes: Buffer): void => {
    heldBytes -= bytes.length;
    this.#onData(bytes);
  };

  #readOn(): void {
    const descriptor = this.#descriptor;
    if (descriptor === null) return;
    const end = performance.now() + READING_MS / turns.size;
    let count = 0;
    do {
      count = this.#backlog.fill((block, at) => readNow(descriptor, block, at));
      heldBytes += count;
    } while (count > 0 && this.#hasRoom && performance.now() < end);
  }
}

/** Bytes read, 0 when there are none now: it is empty, or nobody writes to it any more, which its stream notices. */
function readNow(descriptor: number, block: Buffer, at: number): number {
  try {
    return readSync(descriptor, block, at, block.length - at, null);
  } catch {
    return 0;
  }
}
