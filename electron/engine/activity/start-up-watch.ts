import type { Dyno } from '../dyno/dyno.ts';
import type { DynoProcess } from '../process/dyno-process.ts';

interface Seen {
  process: DynoProcess;
  /** Of the monotonic clock; null once it is up, or when it was up from the start. */
  spawnedAt: number | null;
}

/** Takes the time from a dyno's spawn until it is up. Only of those whose port is waited for: others are up at once. */
export class StartUpWatch {
  readonly #seen = new WeakMap<Dyno, Seen>();

  /**
   * To be called after every step of a dyno.
   * @returns milliseconds, once for each process, when it has just come up
   */
  poll(dyno: Dyno): number | null {
    const { process, state } = dyno;
    if (process === null || dyno.kind === 'one-off' || dyno.launch?.awaitsBind !== true) return null;
    const seen = this.#seen.get(dyno);
    if (seen?.process !== process) {
      this.#seen.set(dyno, { process, spawnedAt: state === 'starting' ? performance.now() : null });
      return null;
    }
    if (state !== 'up' || seen.spawnedAt === null) return null;
    this.#seen.set(dyno, { process, spawnedAt: null });
    return performance.now() - seen.spawnedAt;
  }
}
