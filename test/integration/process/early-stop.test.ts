import { expect, it } from 'vitest';
import { runDyno } from './running-dyno.ts';

/** Between the fork of the leader and the program itself there are several moments in which a signal can get lost. */
const DELAYS_MS = [0, 1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 30];

it.each(DELAYS_MS)('a dyno that is told to end %i ms after its start ends, whatever it was doing', async (delay) => {
  const dynos = Array.from({ length: 8 }, () => runDyno('sleep 1000; true'));
  await new Promise((resolve) => setTimeout(resolve, delay));
  for (const dyno of dynos) dyno.process.terminate();
  await Promise.all(dynos.map((dyno) => dyno.exit));
  expect(dynos.flatMap((dyno) => dyno.survivors())).toEqual([]);
});
