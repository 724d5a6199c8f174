import { pssOf, isManager } from '../measure/family.ts';
import { withIdleRun } from '../measure/idle-run.ts';
import { inRounds } from '../measure/rounds.ts';
import type { BenchContext, PartReport } from '../part.ts';

const PROCESSES = 3;
/** Until what was needed for starting only has been given back. */
const SETTLE_MS = 3_000;
const MIB = 1024 * 1024;

/** Memory of whoever manages three idle processes, without these. */
export async function memory({ options, runners }: BenchContext): Promise<PartReport> {
  const notes = ['PSS of all processes of the runner, shells included, without the three that idle'];
  const contenders = runners.map((runner) => ({
    name: runner.name,
    measure: () =>
      withIdleRun(runner, PROCESSES, async ({ run }) => {
        await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
        const managers = run.family().filter(isManager);
        return { PSS: pssOf(managers) / MIB, processes: managers.length };
      }),
  }));
  const samples = await inRounds(contenders, options.rounds, notes);
  const units = { PSS: 'MiB', processes: 'count' } as const;
  return { title: `Memory with ${PROCESSES} idle processes`, units, samples, notes, verdicts: [] };
}
