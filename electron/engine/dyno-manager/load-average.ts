const MINUTE_MS = 60_000;
/** What `load_avg_1m`, `5m` and `15m` look back. */
const SPANS_MS = [MINUTE_MS, 5 * MINUTE_MS, 15 * MINUTE_MS] as const;

/**
 * The load of a dyno, averaged as the kernel does it for the machine. The kernel counts the processes that want to run;
 * here what they have run stands for it: the same, as long as there is a core for each.
 */
export class LoadAverage {
  #loads: number[] = SPANS_MS.map(() => 0);

  /** Over the last minute, five and fifteen. */
  get loads(): readonly number[] {
    return this.#loads;
  }

  /** @param cpu share of a core during the last `elapsedMs` */
  add(cpu: number, elapsedMs: number): void {
    this.#loads = this.#loads.map((load, index) => {
      const kept = Math.exp(-elapsedMs / (SPANS_MS[index] ?? MINUTE_MS));
      return load * kept + cpu * (1 - kept);
    });
  }
}
