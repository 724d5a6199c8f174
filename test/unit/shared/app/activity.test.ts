import { expect, test } from 'vitest';
import { judgeStartUp, slowerWords } from '../../../../shared/app/activity.ts';

test('a start-up is slower than usual when it takes over 1.5 times and 300 ms more than the median', () => {
  const earlier = [900, 800, 1000, 900, 900];
  expect(judgeStartUp(2_100, earlier)).toEqual({ took: 2_100, usual: 900, isSlower: true });
  expect(slowerWords(judgeStartUp(2_100, earlier))).toBe('slower than usual (2.1 s, usually 0.9 s)');
  expect(judgeStartUp(1_350, earlier).isSlower).toBe(false);
  expect(judgeStartUp(1_351, earlier).isSlower).toBe(true);
});

test('nobody is told of less than a third of a second, however quick a dyno usually is', () => {
  expect(judgeStartUp(400, [100, 100, 100]).isSlower).toBe(false);
  expect(judgeStartUp(401, [100, 100, 100]).isSlower).toBe(true);
});

test('the last ten runs say what is usual, and fewer than three say nothing', () => {
  const slowOnce = Array.from({ length: 10 }, () => 5_000);
  expect(judgeStartUp(1_000, [...slowOnce, ...Array.from({ length: 10 }, () => 100)]).usual).toBe(100);
  expect(judgeStartUp(9_000, [100, 100])).toEqual({ took: 9_000, usual: null, isSlower: false });
  expect(slowerWords({ took: 9_000, usual: null, isSlower: false })).toBeNull();
});

test('of an even number of runs the middle two are averaged, in whatever order they came', () => {
  expect(judgeStartUp(0, [400, 100, 200, 900]).usual).toBe(300);
});
