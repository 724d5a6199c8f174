import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { SessionKeeper } from '../../../../electron/main/session/session-keeper.ts';
import type { Session } from '../../../../electron/main/settings/saved-session.ts';
import { app, dyno } from '../snapshots.ts';

let written: Session[];
let keeper: SessionKeeper;
const up = app('shop', [dyno('web.1', { state: 'up' })]);
const down = app('shop', [dyno('web.1')]);

beforeEach(() => {
  vi.useFakeTimers();
  written = [];
  keeper = new SessionKeeper((session) => written.push(session));
});

afterEach(() => vi.useRealTimers());

test('half a session never takes the place of the whole: nothing is kept before it was restored', () => {
  keeper.update([up]);
  vi.runAllTimers();
  expect(written).toEqual([]);
  keeper.begin();
  keeper.update([up]);
  vi.runAllTimers();
  expect(written).toEqual([{ apps: [{ folder: '/srv/shop', running: ['web.1'] }] }]);
});

test('many changes are one write, and the same again is none', () => {
  keeper.begin();
  for (const state of [down, up, down, up]) keeper.update([state]);
  vi.runAllTimers();
  keeper.update([up]);
  vi.runAllTimers();
  expect(written).toHaveLength(1);
});

test('what dynos do while Dynodeck ends is not kept, but what came just before is', () => {
  keeper.begin();
  keeper.update([up]);
  keeper.freeze();
  keeper.update([down]);
  vi.runAllTimers();
  expect(written).toEqual([{ apps: [{ folder: '/srv/shop', running: ['web.1'] }] }]);
});

test('without an engine nothing is known, and what was kept stays', () => {
  keeper.begin();
  keeper.update(null);
  vi.runAllTimers();
  expect(written).toEqual([]);
});
