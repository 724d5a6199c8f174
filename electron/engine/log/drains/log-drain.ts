import { randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { Drain } from '../../../../shared/logs/drain.ts';
import type { LogCursor } from '../log-cursor.ts';
import { HEROKU_LINE_BYTES, linePieces } from '../store/line-pieces.ts';
import { overflowText } from '../store/overflow-notice.ts';
import type { Follower } from '../view/view-schedule.ts';
import { type Batch, type Delivery, type DeliveryOptions } from './delivery.ts';
import { openDelivery } from './open-delivery.ts';
import { DeliveryProblem } from './delivery-problem.ts';
import { shownUrl } from './drain-address.ts';
import { encodeMessage, encodeNotice } from './drain-message.ts';

/** What waits for a drain at most; the newest are kept (docs/heroku.md §4). */
export const MAX_WAITING = 1024;
/** Waits between tries grow from the first to the last of these. */
const FIRST_WAIT_MS = 1_000;
const LAST_WAIT_MS = 30_000;
/** Tries of a batch the receiver refuses. */
const MAX_REFUSALS = 2;
/** What is left at the end gets so long to arrive. */
const MAX_CLOSE_MS = 2_000;

/**
 * Forwards a log. It has no queue: what waits, waits in the log, and is passed by when there is too much of it. So it
 * holds no more than the one batch under way, and never keeps a dyno waiting.
 */
export class LogDrain implements Follower {
  readonly #delivery: Delivery;
  #state: Drain['state'] = 'idle';
  #problem: string | null = null;
  #delivered = 0;
  #dropped = 0;
  #working: Promise<void> | null = null;
  #hasMore = false;
  #isClosing = false;
  #lastTime = Date.now() * 1000;
  #endWait: () => void = () => {};

  readonly #options: DeliveryOptions;
  readonly #reader: LogCursor;

  constructor(
    options: DeliveryOptions,
    reader: LogCursor,
  ) {
    this.#options = options;
    this.#reader = reader;
    this.#delivery = openDelivery(options);
  }

  get url(): string {
    return this.#options.address.url;
  }

  get token(): string {
    return this.#options.token;
  }

  status(): Drain {
    const { token } = this;
    const state = this.#state;
    const problem = this.#problem;
    const delivered = this.#delivered;
    const dropped = this.#dropped;
    return { token, url: shownUrl(this.url), state, problem, delivered, dropped };
  }

  wake(): void {
    this.#hasMore = true;
    this.#working ??= this.#work().finally(() => (this.#working = null));
  }

  /** Tries to bring what is left to the receiver, for a moment. */
  async close(): Promise<void> {
    this.#isClosing = true;
    this.#endWait();
    this.wake();
    const deadline = new Promise<void>((resolve) => {
      setTimeout(resolve, MAX_CLOSE_MS).unref();
    });
    await Promise.race([this.#working, deadline]);
    this.#delivery.dispose();
  }

  async #work(): Promise<void> {
    while (this.#hasMore) {
      this.#hasMore = false;
      // Out of the read of a dyno's output, which woke us.
      await setImmediate();
      for (let batch = this.#nextBatch(); batch !== null; batch = this.#nextBatch()) await this.#bring(batch);
    }
  }

  #nextBatch(): Batch | null {
    const reader = this.#reader;
    const delivery = this.#delivery;
    const frames: Buffer[] = [];
    const lost = reader.keepNewest(MAX_WAITING);
    if (lost > 0) {
      this.#dropped += lost;
      frames.push(encodeNotice(Date.now() * 1000, overflowText(lost, this.#lastTime), delivery.dialect));
    }
    reader.read((origin, time, data, from, to) => {
      if (frames.length >= MAX_WAITING) return false;
      const message = { ...reader.origin(origin), time };
      for (const piece of linePieces(data.subarray(from, to), HEROKU_LINE_BYTES)) {
        frames.push(encodeMessage(message, piece, delivery.dialect));
      }
      this.#lastTime = time;
      return true;
    });
    return frames.length === 0 ? null : { id: randomUUID(), count: frames.length, body: Buffer.concat(frames) };
  }

  /** Tries until the batch has arrived, is refused for good, or the drain is closed. */
  async #bring(batch: Batch): Promise<void> {
    let refusals = 0;
    for (let wait = FIRST_WAIT_MS; ; wait = Math.min(2 * wait, LAST_WAIT_MS)) {
      try {
        await this.#delivery.deliver(batch);
        this.#state = 'connected';
        this.#problem = null;
        this.#delivered += batch.count;
        return;
      } catch (thrown) {
        this.#state = 'failing';
        this.#problem = (thrown as Error).message;
        if (thrown instanceof DeliveryProblem && thrown.isRefusal) refusals++;
      }
      if (this.#isClosing || refusals === MAX_REFUSALS) break;
      await this.#wait(wait);
    }
    this.#dropped += batch.count;
  }

  #wait(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.#endWait = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
