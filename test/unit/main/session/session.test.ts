import { expect, test, afterEach, beforeEach, vi } from 'vitest';
import { sessionOf, startTargets, SessionKeeper } from '../../../../electron/main/session/session.ts';
import type { Session } from '../../../../electron/main/settings/saved-session.ts';
import { app, dyno, ENDING } from '../snapshots.ts';

const shop = app('shop', [
  dyno('web.1', { state: 'up' }),
  dyno('worker.1', { state: 'crashed' }),
  dyno('worker.2', { state: 'down' }),
  dyno('clock.1', { state: 'up', shutdown: ENDING }),
  dyno('run.1', { state: 'up', kind: 'one-off' }),
]);

test('a session names what was wanted: crashed dynos too, stopped, stopping and one-off ones not', () => {
  expect(sessionOf([shop])).toEqual({ apps: [{ folder: '/srv/shop', running: ['web.1', 'worker.1'] }] });
});

test('an app that is being closed is not opened again', () => {
  expect(sessionOf([{ ...shop, closing: true }])).toEqual({ apps: [] });
});

test('what ran is started by name, and the whole formation as a whole', () => {
  expect(startTargets(shop, ['web.1', 'worker.1'])).toEqual(['web.1', 'worker.1']);
  expect(startTargets(shop, ['web.1', 'worker.1', 'worker.2', 'clock.1'])).toEqual([null]);
});

test('dynos that are gone are not started, and nothing of a folder that is not trusted', () => {
  expect(startTargets(shop, ['mailer.1'])).toEqual([]);
  expect(startTargets(app('empty', []), [])).toEqual([]);
  expect(startTargets({ ...shop, settings: { ...shop.settings, trusted: false } }, ['web.1'])).toEqual([]);
});

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
