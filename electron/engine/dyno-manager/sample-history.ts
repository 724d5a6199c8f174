import type { DynoSample, Sample } from '../../../shared/app/platform.ts';

/** What `metrics.history` reaches back. */
const SPAN_MS = 60 * 60_000;
/** The newest samples are kept as they are: a peak of seconds is what one looks for. */
const RECENT_MS = 5 * 60_000;
/** Older ones are one for each such time: 165 of them, about the pixels a small chart has for them. */
const STEP_MS = 20_000;

/** Samples of the last hour, thinned as they age: some three hundred whatever the interval they come in is. */
export class SampleHistory {
  #older: Sample[] = [];
  #recent: Sample[] = [];

  /** Oldest first. */
  get samples(): Sample[] {
    return [...this.#older, ...this.#recent];
  }

  add(sample: Sample): void {
    this.#recent.push(sample);
    const [oldest] = this.#recent;
    if (oldest !== undefined && oldest.at < sample.at - RECENT_MS - STEP_MS) this.#thin(oldest.at + STEP_MS);
    const start = sample.at - SPAN_MS;
    while (this.#older[0] !== undefined && this.#older[0].at < start) this.#older.shift();
  }

  /** @param end of the step: epoch milliseconds */
  #thin(end: number): void {
    const count = this.#recent.findIndex(({ at }) => at >= end);
    this.#older.push(merged(this.#recent.splice(0, Math.max(1, count))));
  }
}

/** One sample for several: the most memory, which is what a quota is about, and the processor's mean. */
function merged(samples: Sample[]): Sample {
  const byDyno = new Map<string, DynoSample[]>();
  for (const sample of samples.flatMap(({ dynos }) => dynos)) {
    byDyno.set(sample.dyno, [...(byDyno.get(sample.dyno) ?? []), sample]);
  }
  const dynos = [...byDyno].map(([dyno, all]) => ({
    dyno,
    memory: Math.max(...all.map(({ memory }) => memory)),
    cpu: all.reduce((sum, { cpu }) => sum + cpu, 0) / all.length,
    processes: Math.max(...all.map(({ processes }) => processes)),
  }));
  return { at: samples.at(-1)?.at ?? 0, dynos };
}
