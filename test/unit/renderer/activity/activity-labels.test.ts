import { expect, test } from 'vitest';
import type { ActivityEntry, ActivityKind } from '../../../../shared/app/activity.ts';
import { withNewer } from '../../../../renderer/activity/activity-feed.ts';
import { kindsIn, minutesOf } from '../../../../renderer/activity/activity-labels.ts';

const MINUTE = 60_000;
const entry = (number: number, at: number, kind: ActivityKind = 'start'): ActivityEntry => ({
  number,
  at,
  kind,
  dyno: null,
  text: '',
  line: null,
  tone: 'plain',
});

test('the timeline has the newest minute first, and in it the newest entry', () => {
  const minutes = minutesOf([entry(1, 10), entry(2, 20), entry(3, MINUTE + 1)], new Set());
  expect(minutes.map(({ start, entries }) => [start, entries.map(({ number }) => number)])).toEqual([
    [MINUTE, [3]],
    [0, [2, 1]],
  ]);
});

test('a filter by kind leaves out minutes that hold nothing else', () => {
  const entries = [entry(1, 10, 'crash'), entry(2, MINUTE, 'start'), entry(3, 2 * MINUTE, 'crash')];
  expect(minutesOf(entries, new Set(['crash'])).map(({ start }) => start)).toEqual([2 * MINUTE, 0]);
  expect(kindsIn(entries)).toEqual(['start', 'crash']);
});

test('what is on the list already does not come twice, and the oldest make room', () => {
  const before = Array.from({ length: 2_000 }, (_, index) => entry(index + 1, index));
  const both = withNewer(before, [entry(2_000, 1_999), entry(2_001, 2_000)]);
  expect(both).toHaveLength(2_000);
  expect([both[0]?.number, both.at(-1)?.number]).toEqual([2, 2_001]);
});
