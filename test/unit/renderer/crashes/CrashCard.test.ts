import { expect, test } from 'vitest';
import { crashMoment } from '../../../../renderer/crashes/CrashCard.tsx';

const CRASH = { at: 1_000_000, inARow: 1 };

test.each([
  [{ ranFor: 180_000 }, 12_000, '12s ago, ran for 3m'],
  [{ ranFor: 20, inARow: 4 }, 0, '0s ago, ran for less than 1s, 4 times in a row'],
  [{ ranFor: null }, 60_000, '1m ago'],
])('The moment of a crash with %j, %d ms later, is told as "%s"', (part, later, words) => {
  expect(crashMoment({ ...CRASH, ...part } as Parameters<typeof crashMoment>[0], CRASH.at + later)).toBe(words);
});
