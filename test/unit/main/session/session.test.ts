import { expect, test } from 'vitest';
import { sessionOf, startTargets } from '../../../../electron/main/session/session.ts';
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
