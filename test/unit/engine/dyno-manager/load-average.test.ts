import { expect, test } from 'vitest';
import { LoadAverage } from '../../../../electron/engine/dyno-manager/load-average.ts';

test('a dyno that keeps two cores busy approaches a load of 2, in a minute faster than in fifteen', () => {
  const load = new LoadAverage();
  for (let second = 0; second < 60; second += 2) load.add(2, 2_000);
  const [one, five, fifteen] = load.loads as [number, number, number];
  expect(one).toBeCloseTo(2 * (1 - Math.exp(-1)), 5);
  expect(five).toBeCloseTo(2 * (1 - Math.exp(-1 / 5)), 5);
  expect(fifteen).toBeCloseTo(2 * (1 - Math.exp(-1 / 15)), 5);
});
