import { MEBIBYTE } from '../../../shared/dynos/dyno-size.ts';
import type { PlatformSettings } from '../../../shared/app/platform.ts';
import type { DynoProcess } from '../process/dyno-process.ts';
import type { DynoUsage } from './dyno-usage.ts';

/** Above the quota times this, Heroku ends a dyno (docs/heroku.md §3.4). */
const VASTLY = 2;

export interface MemoryWatchOptions {
  /** Between two warnings about one dyno, in milliseconds. */
  repeatMs: number;
  /** Mebibytes. @param dyno `web.1` */
  quotaOf(dyno: string): number;
  log(dyno: string, text: string): void;
  /** R15. @param lines what the log says of it @param note the same for people, in one sentence */
  exceeded(dyno: string, lines: string[], note: string): void;
}

/** R14 and R15: what Heroku says and does when a dyno uses more memory than its size has. */
export class MemoryWatch {
  readonly #options: MemoryWatchOptions;
  /** When each was last warned: epoch milliseconds. */
  #warnedAt = new WeakMap<DynoProcess, number>();

  constructor(options: MemoryWatchOptions) {
    this.#options = options;
  }

  check(mode: PlatformSettings['memory'], at: number, usages: DynoUsage[]): void {
    if (mode === 'off') return;
    for (const usage of usages) {
      const quota = this.#options.quotaOf(usage.dyno);
      const used = usage.memory / MEBIBYTE;
      if (mode === 'R14+R15' && used > VASTLY * quota) this.#end(usage.dyno, used, quota);
      else if (used > quota) this.#warn(usage, used, quota, at);
    }
  }

  #end(dyno: string, used: number, quota: number): void {
    const lines = [usedLine(used, quota), 'Error R15 (Memory quota vastly exceeded)'];
    const note = `It used ${Math.floor(used)}M of memory, more than twice the ${quota}M of its size.`;
    this.#options.exceeded(dyno, lines, note);
  }

  #warn({ dyno, process }: DynoUsage, used: number, quota: number, at: number): void {
    if (at - (this.#warnedAt.get(process) ?? -Infinity) < this.#options.repeatMs) return;
    this.#warnedAt.set(process, at);
    this.#options.log(dyno, usedLine(used, quota));
    this.#options.log(dyno, 'Error R14 (Memory quota exceeded)');
  }
}

function usedLine(used: number, quota: number): string {
  return `Process running mem=${Math.floor(used)}M(${((used / quota) * 100).toFixed(1)}%)`;
}
