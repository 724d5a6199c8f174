import type { Contender, Samples } from '../part.ts';

/** A process that ended a moment ago may still be freeing its memory: it should not be charged to the next one. */
const SETTLE_MS = 300;

/**
 * Measures every contender once per round, in turn, and every other round from the last to the first, so that a slow
 * moment of the machine and a place in the order do not always meet the same one. Who fails is left out and noted.
 */
export async function inRounds(contenders: Contender[], rounds: number, notes: string[]): Promise<Samples> {
  const samples: Samples = Object.fromEntries(contenders.map(({ name }) => [name, {}]));
  const failed = new Set<string>();
  for (let round = 0; round < rounds; round++) {
    for (const { name, measure } of round % 2 === 0 ? contenders : contenders.toReversed()) {
      if (failed.has(name)) continue;
      try {
        const figures = await measure();
        for (const [figure, value] of Object.entries(figures)) (samples[name]![figure] ??= []).push(value);
      } catch (error) {
        failed.add(name);
        notes.push(`${name} was not measured further: ${(error as Error).message.split('\n', 1)[0]}`);
      }
      await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
    }
  }
  return samples;
}
