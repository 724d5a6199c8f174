import { describe, expect, test } from 'vitest';
import { HiddenAllowance } from '../../../../../renderer/terminals/moments/hidden-allowance.ts';

describe('the allowance of a hidden terminal', () => {
  test('lets a quiet program go on for hours', () => {
    const allowance = new HiddenAllowance(0);
    const hours = Array.from({ length: 3 * 3600 }, (_, second) => allowance.spend(2_000, second * 1000));
    expect(hours).not.toContain(false);
  });

  test('is used up by a flood', () => {
    const allowance = new HiddenAllowance(0);
    expect(allowance.spend(200_000, 1)).toBe(true);
    expect(allowance.spend(200_000, 2)).toBe(false);
  });

  test('does not grow without end', () => {
    const allowance = new HiddenAllowance(0);
    expect(allowance.spend(1_000_000, 3_600_000)).toBe(false);
  });
});
