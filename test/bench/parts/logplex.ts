import { inRounds } from '../measure/rounds.ts';
import { median } from '../measure/statistics.ts';
import { figuresOfProcess } from '../measure/node-process.ts';
import type { BenchContext, PartReport } from '../part.ts';
import { atMost, times } from '../report/verdict.ts';

const ENGINE = 'engine';
const MEMORY_BUDGET = 1.3;

/** What the engine's share of the work on the same lines is, without terminals and clients. */
export async function logplex({ options }: BenchContext): Promise<PartReport> {
  const notes = ['in one process, without a terminal: line splitter alone, Logplex with it, and a recorder alone'];
  const measure = () => figuresOfProcess('logplex', [String(options.lines)]);
  const samples = await inRounds([{ name: ENGINE, measure }], options.rounds, notes);
  const own = median(samples[ENGINE]!['bytes per byte'] ?? []);
  return {
    title: `${options.lines.toLocaleString('en')} lines in the engine`,
    units: {
      splitter: 'ms',
      log: 'ms',
      'recorder, plain': 'ms',
      'recorder, coloured': 'ms',
      'bytes per byte': 'ratio',
      'not kept': 'count',
    },
    samples,
    notes,
    verdicts: [atMost(`Logplex memory ≤ ${MEMORY_BUDGET} × the bytes of its lines`, own, MEMORY_BUDGET, times)],
  };
}
