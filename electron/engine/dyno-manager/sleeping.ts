import type { Dyno } from '../dyno/dyno.ts';
import type { WebTraffic } from '../router/app-router.ts';

const MINUTE_MS = 60_000;

export interface SleepingOptions {
  traffic: WebTraffic;
  /** Of the type `web`, in the formation. */
  dynos(): Pick<Dyno, 'state' | 'apply' | 'snapshot'>[];
}

/** Web dynos that nobody asks for anything fall asleep; a request that waits for one wakes them all. */
export class Sleeping {
  readonly #options: SleepingOptions;
  /** Minutes; null: they stay awake. */
  #after: number | null = null;
  /** Since when that holds: epoch milliseconds. */
  #since = 0;
  #timer: NodeJS.Timeout | null = null;

  constructor(options: SleepingOptions) {
    this.#options = options;
    options.traffic.onWaiting(() => this.wake());
  }

  /**
   * To be called whenever dynos or the setting may have changed.
   * @param after minutes without a request; null: never
   */
  update(after: number | null): void {
    if (after !== this.#after) this.#since = Date.now();
    this.#after = after;
    this.dispose();
    if (after === null || !this.#options.dynos().some(({ state }) => state === 'up')) return;
    const delayMs = Math.max(0, this.#quietSince() + after * MINUTE_MS - Date.now());
    this.#timer = setTimeout(() => this.#sleepWhenQuiet(after), delayMs);
  }

  /** @returns whether there was any that could. */
  sleep(): boolean {
    const dynos = this.#options.dynos().filter(({ state }) => state !== 'down' && state !== 'idle');
    for (const dyno of dynos) dyno.apply({ name: 'idle' });
    return dynos.length > 0;
  }

  /** Requests that wait are looked at again whenever a dyno changes, and so call this again from within it. */
  wake(): void {
    for (const dyno of this.#options.dynos()) if (dyno.state === 'idle') dyno.apply({ name: 'unidle' });
  }

  dispose(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  /** Requests come without notice, so what was quiet when the timer was set may not be any more. */
  #sleepWhenQuiet(after: number): void {
    if (Date.now() - this.#quietSince() >= after * MINUTE_MS) this.sleep();
    this.update(after);
  }

  /** The newest of the last request, the last dyno's being up and the setting: epoch milliseconds. */
  #quietSince(): number {
    const up = this.#options.dynos().filter(({ state }) => state === 'up');
    return Math.max(this.#since, this.#options.traffic.lastRequestAt ?? 0, ...up.map((dyno) => dyno.snapshot().since));
  }
}
