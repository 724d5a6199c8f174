import { describe, expect, it } from 'vitest';
import { dayAndTime, isSameDay, minuteOfDay, timeOfDay, weekdayAndTime } from '../../../../../renderer/ui/text/times.ts';

const at = new Date(2026, 10, 20, 0, 5, 9).getTime();

describe('Times', () => {
  it('count the hours from 00', () => {
    expect([timeOfDay(at), minuteOfDay(at)]).toEqual(['00:05:09', '00:05']);
  });

  it('name the day where it may be another one', () => {
    expect([weekdayAndTime(at), dayAndTime(at)]).toEqual(['Fri 00:05', 'Nov 20, 00:05']);
  });

  it('tell days of the local calendar apart', () => {
    const evening = new Date(2026, 10, 20, 23, 59).getTime();
    expect([isSameDay(at, evening), isSameDay(at, at - 6 * 60_000)]).toEqual([true, false]);
  });
});
