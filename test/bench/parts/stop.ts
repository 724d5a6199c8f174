import { survivors } from '../measure/family.ts';
import { withIdleRun } from '../measure/idle-run.ts';
import { inRounds } from '../measure/rounds.ts';
import { median } from '../measure/statistics.ts';
import type { BenchContext, PartReport } from '../part.ts';
import { DYNODECK } from '../peers/runner.ts';
import { atMost } from '../report/verdict.ts';

const PROCESSES = 30;
const BUDGET_S = 0.3;
/** Longer than any runner's grace before SIGKILL. */
const PROMPT_MS = 60_000;
/** Runners are left alone for so long after the start, as by somebody who looks at what has started. */
const RUNNING_MS = 500;

/** How long after Ctrl-C the prompt is back when all processes obey, and what is alive then. */
export async function stop({ options, runners }: BenchContext): Promise<PartReport> {
  const notes = [
    'left: processes of the runner alive when the prompt is back',
    'in mprocs and tmux Ctrl-C is for one process',
  ];
  const contenders = runners
    .filter(({ output }) => output === 'lines')
    .map((runner) => ({
      name: runner.name,
      measure: () =>
        withIdleRun(runner, PROCESSES, async ({ run, reports }) => {
          await new Promise((resolve) => setTimeout(resolve, RUNNING_MS));
          const family = run.family();
          const interruptedAt = performance.now();
          run.interrupt();
          const [prompt] = await reports.until('prompt', 1, PROMPT_MS);
          const left = survivors(family).length;
          return { prompt: (prompt!.at - interruptedAt) / 1000, left };
        }),
    }));
  const samples = await inRounds(contenders, options.rounds, notes);
  const own = samples[DYNODECK]!;
  const prompt = median(own['prompt'] ?? []);
  const left = Math.max(...(own['left'] ?? [Number.NaN]));
  return {
    title: `Ctrl-C with ${PROCESSES} obedient processes`,
    units: { prompt: 's', left: 'count' },
    samples,
    notes,
    verdicts: [
      atMost(`prompt back ≤ ${BUDGET_S} s after Ctrl-C`, prompt, BUDGET_S, (value) => `${value.toFixed(2)} s`),
      atMost('nothing left running', left, 0, (value) => `${value} at most`),
    ],
  };
}
