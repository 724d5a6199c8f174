import { afterEach, describe, expect, it, vi } from 'vitest';
import { createClock } from '../../../../../electron/engine/log/store/clock.ts';

const HOUR_MS = 3_600_000;

afterEach(() => {
  vi.useRealTimers();
});

describe('the clock of the log', () => {
  it('tells whole microseconds of the present time, finer than milliseconds', () => {
    const clock = createClock();
    const times = Array.from({ length: 10_000 }, clock);
    expect(Math.abs((times[0] as number) / 1000 - Date.now())).toBeLessThan(2000);
    expect(times.every(Number.isInteger)).toBe(true);
    expect(times.some((time) => time % 1000 !== 0)).toBe(true);
    expect(times).toEqual([...times].sort((a, b) => a - b));
  });

  it('follows the wall clock after the machine has slept', () => {
    const clock = createClock();
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 8 * HOUR_MS });
    expect(Math.abs(clock() / 1000 - Date.now())).toBeLessThan(2000);
  });

  it('goes on when the wall clock is set back', () => {
    const clock = createClock();
    const before = clock();
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - HOUR_MS });
    const after = clock();
    expect(after).toBeGreaterThanOrEqual(before);
    expect(after - before).toBeLessThan(1_000_000);
  });
});
