import { withIdleRun } from '../measure/idle-run.ts';
import { inRounds } from '../measure/rounds.ts';
import { median } from '../measure/statistics.ts';
import { withDeadline } from '../measure/with-deadline.ts';
import type { BenchContext, PartReport } from '../part.ts';
import { DYNODECK } from '../peers/runner.ts';
import { atMost } from '../report/verdict.ts';

const PROCESSES = 30;
const BUDGET_S = 0.35;
const SHOWN_MS = 30_000;

/** How long until 30 process types run and have printed their first line. */
export async function start({ options, runners }: BenchContext): Promise<PartReport> {
  const notes = ['spawned: the last process has printed its line; shown: all lines have come out of the terminal'];
  const contenders = runners.map((runner) => ({
    name: runner.name,
    measure: () =>
      withIdleRun(runner, PROCESSES, async ({ run, ready, shown }) => {
        const spawned = (ready.at(-1)!.at - run.startedAt) / 1000;
        if (runner.output === 'screen') return { spawned };
        const all = await withDeadline(shown, SHOWN_MS, 'its terminal did not show all lines');
        return { spawned, shown: (all - run.startedAt) / 1000 };
      }),
  }));
  const samples = await inRounds(contenders, options.rounds, notes);
  const own = median(samples[DYNODECK]!['spawned'] ?? []);
  return {
    title: `Start of ${PROCESSES} process types`,
    units: { spawned: 's', shown: 's' },
    samples,
    notes,
    verdicts: [
      atMost(`${PROCESSES} process types spawned ≤ ${BUDGET_S} s`, own, BUDGET_S, (value) => `${value.toFixed(2)} s`),
    ],
  };
}
