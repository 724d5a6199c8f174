import { figuresOfProcess } from '../measure/node-process.ts';
import { inRounds } from '../measure/rounds.ts';
import { median } from '../measure/statistics.ts';
import type { BenchContext, PartReport } from '../part.ts';
import { atMost } from '../report/verdict.ts';

const ENGINE = 'Logplex';
const LINES_PER_SECOND = 100_000;
const SECONDS = 10;
/** Two frames of a 60 Hz screen: nobody sees that a view is behind. */
const BEHIND_BUDGET_MS = 33;

/** Filtered views of the log kept up to date while lines come at a rate that no one can read. */
export async function views({ options }: BenchContext): Promise<PartReport> {
  const notes = [
    `six views (all, text, regular expression, negated text, level, process type and text) for ${SECONDS} s`,
    'behind: from a line being written until a view has it; writing: the splitter and the log, without views',
  ];
  const measure = () => figuresOfProcess('views', [String(LINES_PER_SECOND), String(SECONDS)]);
  const samples = await inRounds([{ name: ENGINE, measure }], options.rounds, notes);
  const behind = median(samples[ENGINE]!['behind, p95'] ?? []);
  return {
    title: `${LINES_PER_SECOND.toLocaleString('en')} lines a second and six filtered views`,
    units: {
      'behind, p95': 'ms',
      'behind, most': 'ms',
      writing: '%',
      'whole process': '%',
      'lines/s': 'count',
    },
    samples,
    notes,
    verdicts: [atMost(`views behind (p95) ≤ ${BEHIND_BUDGET_MS} ms`, behind, BEHIND_BUDGET_MS, (ms) => `${ms.toFixed(0)} ms`)],
  };
}
