import { MEBIBYTE } from '../../../shared/dynos/dyno-size.ts';
import type { DynoProcess } from '../process/dyno-process.ts';
import { PAGE_BYTES, swappedBytes } from '../system/process-table/proc-usage.ts';
import type { DynoUsage } from './dyno-usage.ts';
import { LoadAverage } from './load-average.ts';

export interface RuntimeMetricsOptions {
  /** Between two reports, in milliseconds. */
  reportMs: number;
  /** Mebibytes. @param dyno `web.1` */
  quotaOf(dyno: string): number;
  /** `heroku.2808254.d97d0ea7-…` */
  idOf(usage: DynoUsage): string;
  log(dyno: string, text: string): void;
}

interface Meter {
  load: LoadAverage;
  sampledAt: number;
  reportedAt: number;
}

/** The lines of Heroku's `log-runtime-metrics` (docs/heroku.md §3.7). */
export class RuntimeMetrics {
  readonly #options: RuntimeMetricsOptions;
  #meters = new WeakMap<DynoProcess, Meter>();

  constructor(options: RuntimeMetricsOptions) {
    this.#options = options;
  }

  /** @param at epoch milliseconds */
  add(at: number, usages: DynoUsage[]): void {
    for (const usage of usages) {
      const known = this.#meters.get(usage.process);
      const meter = known ?? { load: new LoadAverage(), sampledAt: at, reportedAt: at };
      if (known === undefined) this.#meters.set(usage.process, meter);
      meter.load.add(usage.cpu, at - meter.sampledAt);
      meter.sampledAt = at;
      if (at - meter.reportedAt < this.#options.reportMs) continue;
      meter.reportedAt = at;
      this.#report(usage, meter.load);
    }
  }

  #report(usage: DynoUsage, load: LoadAverage): void {
    const { dyno } = usage;
    const head = `source=${dyno} dyno=${this.#options.idOf(usage)}`;
    const loads = load.loads.map((value, index) => `load_avg_${['1m', '5m', '15m'][index]}=${value.toFixed(2)}`);
    this.#options.log(dyno, [head, ...loads.map(asSample)].join(' '));
    this.#options.log(dyno, [head, ...memoryFigures(usage, this.#options.quotaOf(dyno)).map(asSample)].join(' '));
  }
}

function asSample(figure: string): string {
  return `sample#${figure}`;
}

/** Files that the system keeps in memory are nobody's here, so they count for no dyno: `memory_cache` is 0. */
function memoryFigures({ memory, faults, pids }: DynoUsage, quota: number): string[] {
  const swap = pids.reduce((sum, pid) => sum + swappedBytes(pid), 0);
  return [
    `memory_total=${megabytes(memory + swap)}`,
    `memory_rss=${megabytes(memory)}`,
    `memory_cache=${megabytes(0)}`,
    `memory_swap=${megabytes(swap)}`,
    ...(faults === null ? [] : pageFigures(faults, memory)),
    `memory_quota=${megabytes(quota * MEBIBYTE)}`,
  ];
}

/** What was brought in and is not resident any more has gone out again. */
function pageFigures(faults: number, memory: number): string[] {
  const out = Math.max(0, faults - Math.round(memory / PAGE_BYTES));
  return [`memory_pgpgin=${faults}pages`, `memory_pgpgout=${out}pages`];
}

function megabytes(bytes: number): string {
  return `${(bytes / MEBIBYTE).toFixed(2)}MB`;
}
