import { expect, it } from 'vitest';
import { ResetBudget } from '../../../../../electron/engine/router/http2/session-limits.ts';

it('lets a burst through, then as many as its rate, and saves up no more than a burst', () => {
  let now = 0;
  const budget = new ResetBudget(3, 2, () => now);
  const spent = (count: number): boolean[] => Array.from({ length: count }, () => budget.spend());
  expect(spent(4)).toEqual([true, true, true, false]);
  now += 1_500;
  expect(spent(3)).toEqual([true, true, false]);
  now += 60_000;
  expect(spent(4)).toEqual([true, true, true, false]);
});
