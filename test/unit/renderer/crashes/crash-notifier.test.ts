import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Coalesced } from '../../../../renderer/crashes/crash-notifier.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function collect(): { said: [string, number][]; events: Coalesced<string> } {
  const said: [string, number][] = [];
  return { said, events: new Coalesced<string>((event, count) => void said.push([event, count])) };
}

test('The first of a row is said at once, the rest once a minute with their count', () => {
  const { said, events } = collect();
  events.add('web.1', 'first');
  expect(said).toEqual([['first', 1]]);
  for (const event of ['second', 'third', 'fourth']) events.add('web.1', event);
  vi.advanceTimersByTime(59_999);
  expect(said).toHaveLength(1);
  vi.advanceTimersByTime(1);
  expect(said.slice(1)).toEqual([['fourth', 3]]);
  events.add('web.1', 'fifth');
  vi.advanceTimersByTime(60_000);
  expect(said.slice(2)).toEqual([['fifth', 1]]);
});

test('After a quiet minute the next one is a first one again', () => {
  const { said, events } = collect();
  events.add('web.1', 'first');
  vi.advanceTimersByTime(60_000);
  events.add('web.1', 'much later');
  expect(said).toEqual([['first', 1], ['much later', 1]]);
});

test('Dynos do not wait for each other', () => {
  const { said, events } = collect();
  events.add('web.1', 'one');
  events.add('web.2', 'two');
  expect(said).toEqual([['one', 1], ['two', 1]]);
});

test('Nothing is said once nobody listens any more', () => {
  const { said, events } = collect();
  events.add('web.1', 'first');
  events.add('web.1', 'second');
  events.dispose();
  vi.advanceTimersByTime(120_000);
  expect(said).toHaveLength(1);
});
