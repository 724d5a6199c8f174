import { describe, expect, test } from 'vitest';
import { microsecondsOf, toLocalInput } from '../../../../../renderer/logs/dialogs/TimeDialog.tsx';

describe('a time of the log in a field', () => {
  test('comes back as the second it is in', () => {
    const time = Date.UTC(2026, 10, 20, 8, 15, 13) * 1000;
    expect(microsecondsOf(toLocalInput(time + 646_677))).toBe(time);
  });

  test('is empty where there is none', () => {
    expect(toLocalInput(null)).toBe('');
    expect(microsecondsOf('')).toBeNull();
  });
});
