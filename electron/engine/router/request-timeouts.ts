import type { TimeoutMode } from '../../../shared/router/router.ts';
import type { RouterTiming } from './router-timing.ts';

/** Heroku's two limits for a request that has reached a dyno (docs/heroku.md §5). */
export class RequestTimeouts {
  #timer: NodeJS.Timeout | null = null;
  #isRolling = false;

  readonly #mode: TimeoutMode;
  readonly #timing: Pick<RouterTiming, 'firstByteMs' | 'idleMs'>;
  readonly #onElapsed: () => void;

  constructor(
    mode: TimeoutMode,
    timing: Pick<RouterTiming, 'firstByteMs' | 'idleMs'>,
    onElapsed: () => void,
  ) {
    this.#mode = mode;
    this.#timing = timing;
    this.#onElapsed = onElapsed;
  }

  /** The whole request has been sent: the first byte of the response is waited for. */
  awaitFirstByte(): void {
    this.#start(this.#timing.firstByteMs, false);
  }

  /** From now on no more than so long may pass between two bytes. */
  roll(): void {
    this.#start(this.#timing.idleMs, true);
  }

  /** The same, for who may have said so before: most responses come whole, and need no timer at all. */
  keepRolling(): void {
    if (this.#timer === null) this.roll();
  }

  /** A byte has passed. */
  touch(): void {
    if (this.#isRolling) this.#timer?.refresh();
  }

  dispose(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #start(milliseconds: number, isRolling: boolean): void {
    this.dispose();
    this.#isRolling = isRolling;
    if (this.#mode !== 'off') this.#timer = setTimeout(this.#onElapsed, milliseconds);
  }
}
