import type { DynoProcess } from '../process/dyno-process.ts';
import { dynoUsage, type DynoUsage } from './dyno-usage.ts';
import { type Look, usageLooks } from './usage-sample.ts';

/** A process of a dyno, from its start on. */
export interface RunningDyno {
  /** `web.1` */
  dyno: string;
  process: DynoProcess;
}

/** An app whose dynos are looked at. */
export interface SampledApp {
  running(): RunningDyno[];
  /** @param at epoch milliseconds */
  sampled(at: number, usages: DynoUsage[]): void;
}

/**
 * Looks every few seconds at what the dynos of all apps use: one look for all of them, and none while nothing runs.
 * Whoever's dynos have all ended is forgotten.
 */
export class Sampler {
  readonly #intervalMs: number;
  readonly #look: Look | null;
  #apps = new Set<SampledApp>();
  #watched: ReadonlySet<number> = new Set();
  /** What each process had used when it was last looked at, in milliseconds of processor time. */
  #cpuBefore = new WeakMap<DynoProcess, number>();
  #lookedAt = 0;
  #timer: NodeJS.Timeout | null = null;

  constructor(intervalMs: number, look: Look | null = usageLooks()) {
    this.#intervalMs = intervalMs;
    this.#look = look;
  }

  /** To be called whenever dynos may have started. */
  watch(app: SampledApp): void {
    if (this.#look === null || this.#apps.has(app)) return;
    this.#apps.add(app);
    if (this.#apps.size === 1) {
      this.#lookedAt = performance.now();
      this.#schedule(this.#look);
    }
  }

  forget(app: SampledApp): void {
    this.#apps.delete(app);
    if (this.#apps.size > 0 || this.#timer === null) return;
    clearTimeout(this.#timer);
    this.#timer = null;
  }

  #schedule(look: Look): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#sample(look), this.#intervalMs).unref();
  }

  /** A look that the system refuses (EMFILE) is left out; the next one makes up for it. */
  async #sample(look: Look): Promise<void> {
    try {
      const running = new Map([...this.#apps].map((app) => [app, app.running()]));
      const table = await look(this.#watched);
      const now = performance.now();
      const elapsedMs = Math.max(1, now - this.#lookedAt);
      this.#lookedAt = now;
      const pids = new Set<number>();
      for (const [app, dynos] of running) {
        const usages = dynos.flatMap((dyno) => this.#usage(dyno, table, elapsedMs) ?? []);
        for (const usage of usages) for (const pid of usage.pids) pids.add(pid);
        if (dynos.length === 0) this.forget(app);
        else if (this.#apps.has(app)) app.sampled(Date.now(), usages);
      }
      this.#watched = pids;
    } catch {
      // Nobody is there to catch what a timer throws.
    }
    if (this.#apps.size > 0) this.#schedule(look);
  }

  #usage(
    { dyno, process }: RunningDyno,
    table: Awaited<ReturnType<Look>>,
    elapsedMs: number,
  ): DynoUsage | null {
    const before = this.#cpuBefore.get(process) ?? 0;
    const usage = dynoUsage({ dyno, process, table, cpuBefore: before, elapsedMs });
    if (usage !== null) this.#cpuBefore.set(process, usage.cpuMs);
    return usage;
  }
}
