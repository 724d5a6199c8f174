import { describe, expect, it } from 'vitest';
import { secondsUntil, shortDuration } from '../../../../../renderer/ui/text/duration.ts';

describe('shortDuration', () => {
  it.each([
    [-5, '0s'],
    [59_999, '59s'],
    [60_000, '1m'],
    [3_599_000, '59m'],
    [3_600_000, '1h'],
    [7_500_000, '2h 5m'],
    [86_400_000, '1d'],
    [90_000_000, '1d 1h'],
  ])('says %i ms as %s', (milliseconds, text) => {
    expect(shortDuration(milliseconds)).toBe(text);
  });
});

describe('secondsUntil', () => {
  it('rounds up, so that a countdown ends when it says 0, and never goes below', () => {
    expect(secondsUntil(1_001, 0)).toBe(2);
    expect(secondsUntil(1_000, 0)).toBe(1);
    expect(secondsUntil(0, 5_000)).toBe(0);
  });
});
