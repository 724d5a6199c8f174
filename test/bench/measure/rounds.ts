import type { Contender, Samples } from '../part.ts';

/** A process that ended a moment ago may still be freeing its memory: it should not be charged to the next one. */
const SETTLE_MS = 300;
/** A window that once did not open on a busy machine may open the next time; what fails again is not tried for ever. */
const MAX_FAILURES = 2;

/**
 * Measures every contender once per round, in turn, and every other round from the last to the first, so that a slow
 * moment of the machine and a place in the order do not always meet the same one. A failure is noted and costs a round.
 */
export async function inRounds(contenders: Contender[], rounds: number, notes: string[]): Promise<Samples> {
  const samples: Samples = Object.fromEntries(contenders.map(({ name }) => [name, {}]));
  const failures = new Map<string, number>();
  for (let round = 0; round < rounds; round++) {
    for (const { name, measure } of round % 2 === 0 ? contenders : contenders.toReversed()) {
      const failed = failures.get(name) ?? 0;
      if (failed >= MAX_FAILURES) continue;
      try {
        const figures = await measure();
        for (const [figure, value] of Object.entries(figures)) (samples[name]![figure] ??= []).push(value);
      } catch (error) {
        failures.set(name, failed + 1);
        notes.push(`${name}, round ${round + 1}: ${(error as Error).message.split('\n', 1)[0]}`);
      }
      await settle();
    }
  }
  return samples;
}

/** Between two measurements. */
export function settle(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
}
