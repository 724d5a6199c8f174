import { expect, it } from 'vitest';
import { waitBefore } from '../../../../renderer/client/connection.ts';

it('waits longer before each attempt, up to a last wait that repeats', () => {
  const waits = Array.from({ length: 8 }, (_, attempt) => waitBefore(attempt));
  expect(waits).toEqual([...waits].sort((a, b) => a - b));
  expect(waits[0]).toBeLessThan(waits[5] ?? 0);
  expect(waits[6]).toBe(waits[5]);
  expect(waitBefore(1_000)).toBe(waits[5]);
});
