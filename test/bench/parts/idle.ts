import { cpuOf, isManager } from '../measure/family.ts';
import { withIdleRun } from '../measure/idle-run.ts';
import { inRounds } from '../measure/rounds.ts';
import { median } from '../measure/statistics.ts';
import type { BenchContext, PartReport } from '../part.ts';
import { DYNODECK } from '../peers/runner.ts';
import { atMost } from '../report/verdict.ts';

const PROCESSES = 20;
const BUDGET_PERCENT = 0.5;
/** Until the work of starting is over: V8 tidies up some eight seconds after it. */
const SETTLE_MS = 15_000;
/** Long enough for what a runner does every few seconds. */
const WATCHED_MS = 20_000;
const NANOSECONDS_PER_MS = 1e6;

const percent = (value: number) => `${value.toFixed(2)} %`;

/** Processor time of whoever manages twenty idle processes, in per cent of one core. */
export async function idle({ options, runners }: BenchContext): Promise<PartReport> {
  const notes = [`over ${WATCHED_MS / 1000} s, ${SETTLE_MS / 1000} s after the start, all threads of all processes of the runner`];
  const contenders = runners.map((runner) => ({
    name: runner.name,
    measure: () =>
      withIdleRun(runner, PROCESSES, async ({ run }) => {
        await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
        const managers = run.family().filter(isManager);
        const [before, from] = [cpuOf(managers), performance.now()];
        await new Promise((resolve) => setTimeout(resolve, WATCHED_MS));
        const used = (cpuOf(managers) - before) / NANOSECONDS_PER_MS;
        return { core: (used / (performance.now() - from)) * 100 };
      }),
  }));
  const samples = await inRounds(contenders, options.rounds, notes);
  const own = median(samples[DYNODECK]!['core'] ?? []);
  return {
    title: `Processor time with ${PROCESSES} idle processes`,
    units: { core: '%' },
    samples,
    notes,
    verdicts: [
      atMost(`${PROCESSES} idle dynos ≤ ${BUDGET_PERCENT} % of a core`, own, BUDGET_PERCENT, percent),
    ],
  };
}
