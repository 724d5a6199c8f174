import type { ServerSessionOptions } from 'node:http2';
import { MAX_REQUEST_FIELDS } from '../limits.ts';

const KIB = 1024;

/** Requests of one connection at a time: what RFC 9113 §6.5.2 asks for at least, and browsers are content with. */
const MAX_STREAMS = 100;
/** How much is taken of a request's body that nobody reads yet: as much as a local network has on its way. */
const STREAM_WINDOW_BYTES = 256 * KIB;
/** A head as HPACK counts it, 32 bytes more for each field: a thousand short fields, or thirty of the longest. */
const MAX_HEAD_BYTES = 256 * KIB;
/** The four pseudo-headers, and one field too many: that is answered in HTTP, and only more than that is not at all. */
const MAX_PAIRS = MAX_REQUEST_FIELDS + 5;
/** Megabytes of a connection in nghttp2: tables, heads, and responses on their way to a client that reads slowly. */
const MAX_SESSION_MEMORY_MB = 32;
/** How many frames that are none a connection may send; who sends more means harm. */
const MAX_INVALID_FRAMES = 100;

/** A page that is left while it loads breaks off all it has asked for; a few such pages in a row are no attack. */
export const RESET_BURST = 4 * MAX_STREAMS;
export const RESETS_PER_SECOND = 50;

export const SESSION_OPTIONS: ServerSessionOptions = {
  maxHeaderListPairs: MAX_PAIRS,
  maxSessionMemory: MAX_SESSION_MEMORY_MB,
  maxSessionInvalidFrames: MAX_INVALID_FRAMES,
  settings: {
    maxConcurrentStreams: MAX_STREAMS,
    initialWindowSize: STREAM_WINDOW_BYTES,
    maxHeaderListSize: MAX_HEAD_BYTES,
  },
};

/**
 * How many of its requests a client may break off. Each has cost a connection to a dyno by then, and nothing else bounds
 * them: what is broken off does not count as open any more ("rapid reset", CVE-2023-44487).
 */
export class ResetBudget {
  #left: number;
  #countedAt: number;

  readonly #burst: number;
  readonly #perSecond: number;
  readonly #now: () => number;

  /**
   * @param burst that many at once
   * @param perSecond that many more each second
   * @param now milliseconds of a clock that never goes back
   */
  constructor(
    burst: number,
    perSecond: number,
    now: () => number = () => performance.now(),
  ) {
    this.#burst = burst;
    this.#perSecond = perSecond;
    this.#now = now;
    this.#left = burst;
    this.#countedAt = now();
  }

  /** One was broken off. @returns whether it was within the budget */
  spend(): boolean {
    const now = this.#now();
    this.#left = Math.min(this.#burst, this.#left + ((now - this.#countedAt) / 1_000) * this.#perSecond);
    this.#countedAt = now;
    this.#left -= 1;
    return this.#left >= 0;
  }
}
