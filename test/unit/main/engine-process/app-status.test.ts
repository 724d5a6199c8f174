import { expect, test } from 'vitest';
import { appStatus, crashedWords, statusWords } from '../../../../electron/main/engine-process/app-status.ts';
import { availableItems } from '../../../../electron/main/menu/app-menu.ts';
import { app, dyno, ENDING } from '../snapshots.ts';

test('an app’s state is said in words, without its one-off dynos', () => {
  const shop = app('shop', [
    dyno('web.1', { state: 'up' }),
    dyno('worker.1', { state: 'crashed' }),
    dyno('run.1', { state: 'up', kind: 'one-off' }),
  ]);
  expect(statusWords(appStatus(shop))).toBe('1 of 2 dynos up, 1 crashed');
  expect(statusWords(appStatus(app('one', [dyno('web.1')])))).toBe('0 of 1 dyno up');
  expect(statusWords(appStatus({ ...shop, closing: true }))).toBe('closing');
  expect(appStatus(shop).alive).toBe(2);
});

test('crashed dynos are counted over all apps', () => {
  const crashed = appStatus(app('shop', [dyno('web.1', { state: 'crashed' })]));
  expect(crashedWords([])).toBeNull();
  expect(crashedWords([crashed])).toBe('1 dyno crashed');
  expect(crashedWords([crashed, crashed])).toBe('2 dynos crashed');
});

test('what would change nothing cannot be chosen', () => {
  const items = (...dynos: Parameters<typeof app>[1]) => availableItems(appStatus(app('shop', dynos)));
  expect(items(dyno('web.1'))).toMatchObject({ 'app.start': true, 'app.stop': false, 'app.restart': false, 'app.run': true });
  expect(items(dyno('web.1', { state: 'up' }))).toMatchObject({ 'app.start': false, 'app.stop': true, 'app.restart': true });
  expect(items(dyno('web.1', { state: 'crashed' }))).toMatchObject({ 'app.start': true, 'app.stop': true, 'app.restart': true });
  expect(items(dyno('web.1', { state: 'up', shutdown: ENDING }))).toMatchObject({ 'app.stop': false, 'app.start': false });
});

test('without an app on screen nothing of the App menu can be chosen, and with one that is closing its logs and the tour', () => {
  expect(new Set(Object.values(availableItems(null)))).toEqual(new Set([false]));
  const closing = availableItems(appStatus(app('shop', [dyno('web.1', { state: 'up' })], { closing: true })));
  expect(Object.entries(closing).filter(([, enabled]) => enabled)).toEqual([
    ['app.logs', true],
    ['help.tour', true],
  ]);
});
