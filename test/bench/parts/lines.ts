import { measureFile, measurePrinting, PRINTING_UNITS, printsLines } from '../measure/printing.ts';
import { inRounds } from '../measure/rounds.ts';
import { ratioOf } from '../measure/statistics.ts';
import type { BenchContext, PartReport } from '../part.ts';
import { DYNODECK, type Runner } from '../peers/runner.ts';
import { SCRIPT, scriptBaseline } from '../peers/script.ts';
import { atMost, times } from '../report/verdict.ts';

const BUDGET = 1.25;

/** One process that prints as fast as it may: how long it takes for it, and what comes out. */
export async function lines({ options, runners }: BenchContext): Promise<PartReport> {
  const notes = [
    'child: the printing process’s own time, stdout of the runner is /dev/null; wall: until the runner has ended',
    'lost, broken, disordered: lines of the file the runner’s stdout was',
  ];
  const ids = ['job'];
  const measure = async (runner: Runner) => ({
    ...(await measurePrinting(runner, ids, options.lines)),
    ...(printsLines(runner) ? await measureFile(runner, ids, options.lines) : {}),
  });
  const all = [...runners, scriptBaseline];
  const contenders = all.map((runner) => ({ name: runner.name, measure: () => measure(runner) }));
  const samples = await inRounds(contenders, options.rounds, notes);
  const ratio = ratioOf(samples, 'child', DYNODECK, SCRIPT);
  const own = samples[DYNODECK]!;
  const harmed = ['lost', 'broken', 'disordered'].map((figure) => Math.max(...(own[figure] ?? [Number.NaN])));
  return {
    title: `${options.lines.toLocaleString('en')} lines from one process`,
    units: PRINTING_UNITS,
    samples,
    notes,
    verdicts: [
      atMost(`child’s own time, headless, ≤ ${BUDGET} × script`, ratio, BUDGET, times),
      {
        budget: 'no line lost, broken or out of order',
        measured: `${harmed.join(', ')} at most`,
        met: harmed.every((count) => count === 0),
      },
    ],
  };
}
