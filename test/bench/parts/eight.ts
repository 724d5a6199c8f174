import { measureFile, measurePrinting, PRINTING_UNITS, printsLines } from '../measure/printing.ts';
import { ratioOf } from '../measure/statistics.ts';
import { inRounds } from '../measure/rounds.ts';
import type { BenchContext, PartReport } from '../part.ts';
import { DYNODECK, type Runner } from '../peers/runner.ts';
import { SCRIPT, scriptBaseline } from '../peers/script.ts';
import { times } from '../report/verdict.ts';

const IDS = Array.from({ length: 8 }, (_, index) => `job${index + 1}`);

/** The same number of lines as in `lines`, from eight processes that start to print together. */
export async function eight({ options, runners }: BenchContext): Promise<PartReport> {
  const notes = ['child: the slowest printing process’s own time; the lines are shared among the eight'];
  const measure = async (runner: Runner) => ({
    ...(await measurePrinting(runner, IDS, options.lines)),
    ...(printsLines(runner) ? await measureFile(runner, IDS, options.lines) : {}),
  });
  const all = [...runners, scriptBaseline];
  const contenders = all.map((runner) => ({ name: runner.name, measure: () => measure(runner) }));
  const samples = await inRounds(contenders, options.rounds, notes);
  const ratio = ratioOf(samples, 'child', DYNODECK, SCRIPT);
  notes.push(`the slowest child takes ${times(ratio)} that under eight \`script\`s; no budget is written for it`);
  return {
    title: `${options.lines.toLocaleString('en')} lines from eight processes at once`,
    units: PRINTING_UNITS,
    samples,
    notes,
    verdicts: [],
  };
}
