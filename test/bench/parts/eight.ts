import { measureFile, measurePrinting } from '../measure/printing.ts';
import { ratioOf } from '../measure/ratio-of.ts';
import { inRounds } from '../measure/rounds.ts';
import type { BenchContext, PartReport } from '../part.ts';
import { DYNODECK, type Runner } from '../peers/runner.ts';
import { SCRIPT, scriptBaseline } from '../peers/script.ts';

const IDS = Array.from({ length: 8 }, (_, index) => `job${index + 1}`);

/** The same number of lines as in `lines`, from eight processes that start to print together. */
export async function eight({ options, runners }: BenchContext): Promise<PartReport> {
  const notes = ['child: the slowest printing process’s own time; the lines are shared among the eight'];
  const measure = async (runner: Runner) => ({
    ...(await measurePrinting(runner, IDS, options.lines)),
    ...(runner.output === 'lines' && runner.name !== SCRIPT ? await measureFile(runner, IDS, options.lines) : {}),
  });
  const contenders = [...runners, scriptBaseline].map((runner) => ({ name: runner.name, measure: () => measure(runner) }));
  const samples = await inRounds(contenders, options.rounds, notes);
  const ratio = ratioOf(samples, 'child', DYNODECK, SCRIPT);
  notes.push(`slowest of eight children ${ratio.toFixed(2)} × the slowest under eight \`script\`s (no budget is written for it)`);
  return {
    title: `${options.lines.toLocaleString('en')} lines from eight processes at once`,
    units: { child: 's', wall: 's', 'child, file': 's', 'wall, file': 's', lost: 'count', broken: 'count', disordered: 'count' },
    samples,
    notes,
    verdicts: [],
  };
}
